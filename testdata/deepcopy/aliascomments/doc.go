// Package aliascomments has types whose comments come from one of their Go
// aliases: from 0.35 on where they have none themselves, from the first alias
// that has one.
//
// +k8s:deepcopy-gen=package
package aliascomments

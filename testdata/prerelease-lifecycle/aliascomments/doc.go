// Package aliascomments has a second name for a type, with markers of its own.
//
// +k8s:prerelease-lifecycle-gen=true
package aliascomments

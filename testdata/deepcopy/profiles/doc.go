// Package profiles shows what differs between versions even where the types are
// simple: the constraint lines of the header.
//
// +k8s:deepcopy-gen=package
package profiles

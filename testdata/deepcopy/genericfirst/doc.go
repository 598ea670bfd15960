// Package genericfirst meets an instance of int first: the instance of a pointer
// is then copied by assignment, too.
//
// +k8s:deepcopy-gen=package
package genericfirst

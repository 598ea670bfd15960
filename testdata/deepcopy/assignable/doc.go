// Package assignable has structs within structs that can all be copied by
// assignment, and some that look so but cannot.
//
// +k8s:deepcopy-gen=package
package assignable

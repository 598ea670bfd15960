// Package pointers has pointers to everything, and pointers to pointers.
//
// +k8s:deepcopy-gen=package
package pointers

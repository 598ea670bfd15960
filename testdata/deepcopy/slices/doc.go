// Package slices has slices of everything.
//
// +k8s:deepcopy-gen=package
package slices

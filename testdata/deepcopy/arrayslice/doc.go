// Package arrayslice has a slice of arrays, which upstream refuses.
//
// +k8s:deepcopy-gen=package
package arrayslice

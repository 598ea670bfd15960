// Package functionslice has a slice of functions, which upstream refuses.
//
// +k8s:deepcopy-gen=package
package functionslice

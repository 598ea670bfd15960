// Package functions has a field that is a function, which upstream refuses.
//
// +k8s:deepcopy-gen=package
package functions

// Package resource holds amounts.
//
// +k8s:deepcopy-gen=package
package resource

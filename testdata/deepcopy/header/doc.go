// Package header has a boilerplate file.
//
// +k8s:deepcopy-gen=package
package header

// Package v2 imports another package that ends in its own name, and nothing else.
//
// +k8s:deepcopy-gen=package
package v2

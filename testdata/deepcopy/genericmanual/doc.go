// Package genericmanual has generic slices with functions written by hand.
//
// +k8s:deepcopy-gen=package
package genericmanual

// Package missing has no golden.
//
// +k8s:deepcopy-gen=package
package missing

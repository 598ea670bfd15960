// Package beta uses its neighbour.
//
// +k8s:deepcopy-gen=package
package beta

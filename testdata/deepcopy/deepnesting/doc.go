// Package deepnesting has slices within each other, 64 deep: that many are copied.
//
// +k8s:deepcopy-gen=package
package deepnesting

// Package namedcollections has named maps and slices: their functions have
// value receivers.
//
// +k8s:deepcopy-gen=package
package namedcollections

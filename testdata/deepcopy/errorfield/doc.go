// Package errorfield has a field of type error.
//
// +k8s:deepcopy-gen=package
package errorfield

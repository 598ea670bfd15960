// Package recursive has types that contain themselves.
//
// +k8s:deepcopy-gen=package
package recursive

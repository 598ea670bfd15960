// Package own_type has an underscore in its path.
//
// +k8s:deepcopy-gen=package
package own_type

// Package genericforeign has a field whose type is an instance of a generic map
// of another package, for a type of its own.
//
// +k8s:deepcopy-gen=package
package genericforeign

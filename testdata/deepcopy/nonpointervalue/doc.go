// Package nonpointervalue has a value that is neither true nor false.
//
// +k8s:deepcopy-gen=package
package nonpointervalue

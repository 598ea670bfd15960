// Package stale has a golden of before its type got a second field.
//
// +k8s:deepcopy-gen=package
package stale

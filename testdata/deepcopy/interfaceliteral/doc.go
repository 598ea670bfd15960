// Package interfaceliteral has a field whose interface has no name but a method.
//
// +k8s:deepcopy-gen=package
package interfaceliteral

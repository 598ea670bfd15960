// Package interfaceparams has a field whose interface has no name and a method
// with a parameter, which cannot be part of a method's name.
//
// +k8s:deepcopy-gen=package
package interfaceparams

// Package interfacemissing asks for an interface that is not there.
//
// +k8s:deepcopy-gen=package
package interfacemissing

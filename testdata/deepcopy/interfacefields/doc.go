// Package interfacefields has fields of interface types: the method is named
// after the interface, wherever it lives.
//
// +k8s:deepcopy-gen=package
package interfacefields

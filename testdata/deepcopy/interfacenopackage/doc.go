// Package interfacenopackage asks for an interface of a package that is not there.
//
// +k8s:deepcopy-gen=package
package interfacenopackage

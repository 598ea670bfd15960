// Package interfacebare asks for an interface without a package.
//
// +k8s:deepcopy-gen=package
package interfacebare

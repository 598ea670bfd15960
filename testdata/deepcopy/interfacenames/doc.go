// Package interfacenames has structs without a name that hold interfaces without
// one.
//
// +k8s:deepcopy-gen=package
package interfacenames

// Package interfacepointer has a pointer to an interface, which upstream refuses.
//
// +k8s:deepcopy-gen=package
package interfacepointer

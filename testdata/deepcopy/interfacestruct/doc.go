// Package interfacestruct asks for an interface that is a struct.
//
// +k8s:deepcopy-gen=package
package interfacestruct

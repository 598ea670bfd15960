// Package interfacetag asks for methods that return interfaces: several in one
// tag, repeated tags, the same one twice.
//
// +k8s:deepcopy-gen=package
package interfacetag

// Package genericsignatures has generic structs that sort before their instances,
// which functions, methods and interfaces mention earlier still: so their members
// are those of the instance.
//
// +k8s:deepcopy-gen=package
package genericsignatures

// Package missingtype has a field of a type that nobody declares.
//
// +k8s:deepcopy-gen=package
package missingtype

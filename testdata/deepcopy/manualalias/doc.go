// Package manualalias has hand-written methods on named builtin types, slices,
// maps and arrays.
//
// +k8s:deepcopy-gen=package
package manualalias

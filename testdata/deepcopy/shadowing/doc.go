// Package shadowing gives names of builtin types another meaning.
//
// +k8s:deepcopy-gen=package
package shadowing

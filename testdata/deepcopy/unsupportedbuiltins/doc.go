// Package unsupportedbuiltins has builtin types that upstream's table lacks.
//
// +k8s:deepcopy-gen=package
package unsupportedbuiltins

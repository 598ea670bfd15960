// Package int8pointer has a pointer to int8: upstream's table of builtin types
// calls both int8 and uint8 "byte", so it writes new(byte), which does not compile.
//
// +k8s:deepcopy-gen=package
package int8pointer

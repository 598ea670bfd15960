// Package builtins has fields of every builtin type that deepcopy-gen knows,
// and of types named after them: the assignment of the struct copies them all.
//
// +k8s:deepcopy-gen=package
package builtins

// Package namedpointers has pointers to named pointer types: the name is lost
// when the inner value is made, so the output does not compile.
//
// +k8s:deepcopy-gen=package
package namedpointers

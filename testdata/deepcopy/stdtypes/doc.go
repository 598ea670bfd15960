// Package stdtypes has types of the standard library. Those that cannot be copied
// by assignment have no DeepCopyInto, so the output does not compile.
//
// +k8s:deepcopy-gen=package
package stdtypes

// Package embedded embeds structs, pointers, interfaces and named collections,
// its own and foreign ones: they are members like any other.
//
// +k8s:deepcopy-gen=package
package embedded

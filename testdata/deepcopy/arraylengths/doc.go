// Package arraylengths has array lengths that must be computed, within literal
// struct types, which the output spells out (and which then do not compile).
//
// +k8s:deepcopy-gen=package
package arraylengths

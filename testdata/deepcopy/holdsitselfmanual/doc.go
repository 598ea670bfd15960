// Package holdsitselfmanual has a struct that holds itself, but is copied by a
// function written by hand: nobody looks into it.
//
// +k8s:deepcopy-gen=package
package holdsitselfmanual

// Package nesting goes deep: maps in slices in pointers in maps.
//
// +k8s:deepcopy-gen=package
package nesting

// Package brokensyntax has a file that does not parse.
//
// +k8s:deepcopy-gen=package
package brokensyntax

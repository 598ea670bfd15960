// Package manualboth has both methods written by hand: nothing is left to write
// for those types but interface methods.
//
// +k8s:deepcopy-gen=package
package manualboth

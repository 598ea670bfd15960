// Package hiddenmethods has methods in generated files: with the constraint they
// are invisible, so they are written; without it they count as written by hand.
//
// +k8s:deepcopy-gen=package
package hiddenmethods

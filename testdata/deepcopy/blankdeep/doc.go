// Package blankdeep has blank fields that upstream writes code for, which does
// not compile.
//
// +k8s:deepcopy-gen=package
package blankdeep

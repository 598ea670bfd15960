// Package emptystructs has the empty struct without a name.
//
// +k8s:deepcopy-gen=package
package emptystructs

// Package anonymousstructs has fields whose struct has no name and can be copied
// by assignment.
//
// +k8s:deepcopy-gen=package
package anonymousstructs

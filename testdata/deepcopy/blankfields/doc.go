// Package blankfields has fields without a name: those that need no code are
// copied by the assignment of the struct.
//
// +k8s:deepcopy-gen=package
package blankfields

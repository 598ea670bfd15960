// Package arraypointer has a pointer to an array, which upstream refuses.
//
// +k8s:deepcopy-gen=package
package arraypointer

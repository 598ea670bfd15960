// Package genericinstances uses instances of a generic struct: all of them have
// one name in the tool's eyes, and the members of the instance that it meets
// first count for all.
//
// +k8s:deepcopy-gen=package
package genericinstances

// Package manualcopy has hand-written DeepCopy methods, with pointers and values.
//
// +k8s:deepcopy-gen=package
package manualcopy

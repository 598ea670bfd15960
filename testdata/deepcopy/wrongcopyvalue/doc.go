// Package wrongcopyvalue has a hand-written DeepCopy of a pointer that returns a
// value.
//
// +k8s:deepcopy-gen=package
package wrongcopyvalue

// Package wrongcopyother has a hand-written DeepCopy that returns a pointer to
// another type.
//
// +k8s:deepcopy-gen=package
package wrongcopyother

// Package wrongintoother has a hand-written DeepCopyInto that takes a pointer to
// another type.
//
// +k8s:deepcopy-gen=package
package wrongintoother

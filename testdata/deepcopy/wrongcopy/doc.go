// Package wrongcopy has a hand-written DeepCopy of the wrong signature.
//
// +k8s:deepcopy-gen=package
package wrongcopy

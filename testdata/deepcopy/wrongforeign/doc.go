// Package wrongforeign uses a type of another package whose hand-written DeepCopy
// has the wrong signature.
//
// +k8s:deepcopy-gen=package
package wrongforeign

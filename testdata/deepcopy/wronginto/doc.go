// Package wronginto has a hand-written DeepCopyInto of the wrong signature.
//
// +k8s:deepcopy-gen=package
package wronginto

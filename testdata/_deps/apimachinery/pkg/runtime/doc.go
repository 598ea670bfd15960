// Package runtime holds the interface that every API object has.
//
// +k8s:deepcopy-gen=package
package runtime

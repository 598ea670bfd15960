// Package nonpointer asks for interface methods with value receivers.
//
// +k8s:deepcopy-gen=package
package nonpointer

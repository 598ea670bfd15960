// Package channels has a channel, which upstream refuses.
//
// +k8s:deepcopy-gen=package
package channels

// Package nonpointercontradiction says yes and no.
//
// +k8s:deepcopy-gen=package
package nonpointercontradiction

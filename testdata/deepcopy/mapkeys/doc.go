// Package mapkeys has a map whose keys cannot be copied by assignment.
//
// +k8s:deepcopy-gen=package
package mapkeys

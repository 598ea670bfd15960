// Package fleet holds the internal types: what the versions are converted to.
//
// +k8s:deepcopy-gen=package
// +groupName=fleet.example.com
package fleet

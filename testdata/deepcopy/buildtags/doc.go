// Package buildtags has files for other systems, in every way that Go knows.
//
// +k8s:deepcopy-gen=package
package buildtags

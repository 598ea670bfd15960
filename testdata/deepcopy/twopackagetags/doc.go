// Package twopackagetags has the marker of the package twice.
//
// +k8s:deepcopy-gen=package
// +k8s:deepcopy-gen=package
package twopackagetags

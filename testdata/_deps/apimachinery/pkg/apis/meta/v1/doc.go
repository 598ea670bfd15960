// Package v1 holds what all API objects share.
//
// +k8s:deepcopy-gen=package
package v1

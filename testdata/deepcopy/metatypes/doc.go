// Package metatypes is what an API package looks like.
//
// +k8s:deepcopy-gen=package
// +groupName=zoo.example.com
package metatypes

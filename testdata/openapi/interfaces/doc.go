// Package interfaces has fields that hold anything.
//
// +k8s:openapi-gen=true
package interfaces

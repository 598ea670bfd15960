// Package generics has a generic type.
//
// +k8s:openapi-gen=true
package generics

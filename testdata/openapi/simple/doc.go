// Package simple has fields of all simple types, required and optional.
//
// +k8s:openapi-gen=true
package simple

// Package v1 has plain names.
package v1

// Plain has none.
//
// +k8s:openapi-gen=true
type Plain struct{}

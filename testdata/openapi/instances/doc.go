// Package instances has fields of generic types that are left out.
//
// +k8s:openapi-gen=true
package instances

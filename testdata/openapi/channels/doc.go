// Package channels has fields that OpenAPI has no type for.
//
// +k8s:openapi-gen=true
package channels

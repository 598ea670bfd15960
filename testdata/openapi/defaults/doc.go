// Package defaults has defaults of all kinds.
//
// +k8s:openapi-gen=true
package defaults

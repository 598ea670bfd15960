// Package baddefaults has defaults that cannot be.
//
// +k8s:openapi-gen=true
package baddefaults

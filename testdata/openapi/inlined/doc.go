// Package inlined has structs in structs, with and without names.
//
// +k8s:openapi-gen=true
package inlined

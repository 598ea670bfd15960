// Package v1 is in a directory with a dot.
//
// +k8s:openapi-gen=true
package v1

// Type is one.
type Type struct {
	A string `json:"a-b.c/d"`
}

// Package v1 is deep.
//
// +k8s:openapi-gen=true
package v1

// Type is one.
type Type struct {
	Ü string `json:"ü"`
}

// Package v1 is another.
package v1

// Type is another.
//
// +k8s:openapi-gen=true
type Type struct{ value string }

// OpenAPISchemaType is a string.
func (Type) OpenAPISchemaType() []string { return []string{Type{}.value} }

// OpenAPISchemaFormat is none.
func (Type) OpenAPISchemaFormat() string { return "" }

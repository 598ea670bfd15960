// Package v1 has another.
//
// +k8s:openapi-gen=true
package v1

// Typed has a type and a format.
type Typed struct{ value string }

// OpenAPISchemaType is a string.
func (Typed) OpenAPISchemaType() []string { return []string{Typed{}.value} }

// OpenAPISchemaFormat is none.
func (Typed) OpenAPISchemaFormat() string { return "" }

// Package common has a name that is taken.
package common

// Type is one.
//
// +k8s:openapi-gen=true
type Type struct{ value string }

// OpenAPISchemaType is a string.
func (Type) OpenAPISchemaType() []string { return []string{Type{}.value} }

// OpenAPISchemaFormat is none.
func (Type) OpenAPISchemaFormat() string { return "" }

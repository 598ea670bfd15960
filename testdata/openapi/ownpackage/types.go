package ownpackage

import "example.com/testdata/openapi/ownpackage/v1"

// Type is one.
type Type struct {
	Typed Typed    `json:"typed"`
	Other v1.Typed `json:"other"`
}

// Typed has a type and a format.
type Typed struct{ value string }

// OpenAPISchemaType is a string.
func (Typed) OpenAPISchemaType() []string { return []string{Typed{}.value} }

// OpenAPISchemaFormat is none.
func (Typed) OpenAPISchemaFormat() string { return "" }

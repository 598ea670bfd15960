// Package spec has the names of OpenAPI's schemas.
package spec

// Extensions are values by names that start with x-.
type Extensions map[string]interface{}

// VendorExtensible holds extensions.
type VendorExtensible struct {
	Extensions Extensions
}

// Ref refers to a definition by its name.
type Ref struct {
	Name string
}

// StringOrArray is a list of types, mostly of one.
type StringOrArray []string

// SchemaOrBool is a schema, or says whether anything is allowed.
type SchemaOrBool struct {
	Allows bool
	Schema *Schema
}

// SchemaOrArray is a schema of all elements, or one of each.
type SchemaOrArray struct {
	Schema  *Schema
	Schemas []Schema
}

// SchemaProps describe values.
type SchemaProps struct {
	Description          string
	Type                 StringOrArray
	Format               string
	Default              interface{}
	Enum                 []interface{}
	Ref                  Ref
	Required             []string
	Properties           map[string]Schema
	AdditionalProperties *SchemaOrBool
	Items                *SchemaOrArray
	AllOf                []Schema
	OneOf                []Schema
	Minimum              *float64
	Maximum              *float64
	ExclusiveMinimum     bool
	ExclusiveMaximum     bool
	MultipleOf           *float64
	MinLength            *int64
	MaxLength            *int64
	Pattern              string
	MinItems             *int64
	MaxItems             *int64
	UniqueItems          bool
	MinProperties        *int64
	MaxProperties        *int64
}

// Schema describes values, with extensions.
type Schema struct {
	VendorExtensible
	SchemaProps
}

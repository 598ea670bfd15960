package pointermethod

// Typed has a type and a format.
type Typed struct{ value string }

// OpenAPISchemaType is a string.
func (*Typed) OpenAPISchemaType() []string { return []string{Typed{}.value} }

// OpenAPISchemaFormat is special.
func (*Typed) OpenAPISchemaFormat() string { return "special" }

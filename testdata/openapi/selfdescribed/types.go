package selfdescribed

import "k8s.io/kube-openapi/pkg/common"

// Typed has a type and a format.
type Typed struct{ value string }

// OpenAPISchemaType is a string.
func (Typed) OpenAPISchemaType() []string { return []string{"string"} }

// OpenAPISchemaFormat is special.
func (Typed) OpenAPISchemaFormat() string { return "special" }

// OnlyTyped lacks the format.
type OnlyTyped struct {
	Value string `json:"value"`
}

// OpenAPISchemaType is not enough.
func (OnlyTyped) OpenAPISchemaType() []string { return []string{"string"} }

// Wrong has methods of other types.
type Wrong struct {
	Value string `json:"value"`
}

// OpenAPISchemaType takes something.
func (Wrong) OpenAPISchemaType(int) []string { return nil }

// OpenAPISchemaFormat gives two.
func (Wrong) OpenAPISchemaFormat() (string, error) { return "", nil }

// OpenAPIDefinition gives a pointer.
func (Wrong) OpenAPIDefinition() *common.OpenAPIDefinition { return nil }

// V2 has a definition.
type V2 struct{ value string }

// OpenAPIDefinition is it.
func (V2) OpenAPIDefinition() common.OpenAPIDefinition { return common.OpenAPIDefinition{} }

// V3 has another.
type V3 struct{ value string }

// OpenAPIV3Definition is it.
func (V3) OpenAPIV3Definition() common.OpenAPIDefinition { return common.OpenAPIDefinition{} }

// Both has both.
type Both struct{ value string }

// OpenAPIDefinition is one.
func (Both) OpenAPIDefinition() common.OpenAPIDefinition { return common.OpenAPIDefinition{} }

// OpenAPIV3Definition is the other.
func (Both) OpenAPIV3Definition() common.OpenAPIDefinition { return common.OpenAPIDefinition{} }

// TypedV3 has a type, and a definition of version 3.
//
// +k8s:openapi-gen=x-kubernetes-of:typed
type TypedV3 struct{ value string }

// OpenAPISchemaType is a string.
func (TypedV3) OpenAPISchemaType() []string { return []string{"string"} }

// OpenAPISchemaFormat is none.
func (TypedV3) OpenAPISchemaFormat() string { return "" }

// OpenAPIV3Definition is it.
func (TypedV3) OpenAPIV3Definition() common.OpenAPIDefinition { return common.OpenAPIDefinition{} }

// OneOf is one of several.
type OneOf struct{ value string }

// OpenAPISchemaType is a string.
func (OneOf) OpenAPISchemaType() []string { return []string{"string"} }

// OpenAPISchemaFormat is int-or-string.
func (OneOf) OpenAPISchemaFormat() string { return "int-or-string" }

// OpenAPIV3OneOfTypes is both.
func (OneOf) OpenAPIV3OneOfTypes() []string { return []string{"integer", "string"} }

// Holder holds them.
type Holder struct {
	Typed   Typed    `json:"typed"`
	V2      *V2      `json:"v2"`
	Both    []Both   `json:"both"`
	OneOf   OneOf    `json:"oneOf,omitempty"`
	Text    Text     `json:"text"`
}

// Text is no struct: its methods do not count.
type Text string

// OpenAPISchemaType is an integer.
func (Text) OpenAPISchemaType() []string { return []string{"integer"} }

// OpenAPISchemaFormat is odd.
func (Text) OpenAPISchemaFormat() string { return "odd" }

var _ = []string{Typed{}.value, V2{}.value, V3{}.value, Both{}.value, TypedV3{}.value, OneOf{}.value}

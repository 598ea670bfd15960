package missingfunction

import "k8s.io/kube-openapi/pkg/common"

// Type has all.
type Type struct{ value string }

// OpenAPISchemaType is a string.
func (Type) OpenAPISchemaType() []string { return []string{Type{}.value} }

// OpenAPISchemaFormat is none.
func (Type) OpenAPISchemaFormat() string { return "" }

// OpenAPIDefinition is it.
func (Type) OpenAPIDefinition() common.OpenAPIDefinition { return common.OpenAPIDefinition{} }

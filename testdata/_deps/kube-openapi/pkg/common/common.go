// Package common has the names that generated definitions use.
package common

import "k8s.io/kube-openapi/pkg/validation/spec"

// ReferenceCallback makes references to definitions.
type ReferenceCallback func(path string) spec.Ref

// OpenAPIDefinition is a schema and the names of those that it refers to.
type OpenAPIDefinition struct {
	Schema       spec.Schema
	Dependencies []string
}

// EmbedOpenAPIDefinitionIntoV2Extension puts one definition into another.
func EmbedOpenAPIDefinitionIntoV2Extension(main OpenAPIDefinition, embedded OpenAPIDefinition) OpenAPIDefinition {
	if main.Schema.Extensions == nil {
		main.Schema.Extensions = spec.Extensions{}
	}
	main.Schema.Extensions["x-kubernetes-v2-schema"] = embedded.Schema
	return main
}

// GenerateOpenAPIV3OneOfSchema makes a schema of each type.
func GenerateOpenAPIV3OneOfSchema(types []string) (oneOf []spec.Schema) {
	for _, one := range types {
		oneOf = append(oneOf, spec.Schema{SchemaProps: spec.SchemaProps{Type: []string{one}}})
	}
	return oneOf
}

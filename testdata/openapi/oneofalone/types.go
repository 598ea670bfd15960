package oneofalone

// Type is one.
type Type struct {
	Value string `json:"value"`
}

// OpenAPIV3OneOfTypes is both.
func (Type) OpenAPIV3OneOfTypes() []string { return []string{"integer", "string"} }

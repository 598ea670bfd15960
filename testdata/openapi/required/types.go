package required

// Type is one.
type Type struct {
	// +required
	Required *string `json:"required,omitempty"`
	// +required
	// +optional
	Both string `json:"both"`
}

package must

// Type is one.
type Type struct {
	// +required
	Required *string `json:"required,omitempty"`
	// +required
	Anyway string `json:"anyway"`
}

package brokentag

// Type is one.
type Type struct {
	Broken string `json: "broken"`
	Behind string `yaml:x json:"behind"`
}

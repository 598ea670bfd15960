package unionnames

// Type is one.
//
// +union
type Type struct {
	A *int `json:"a,omitempty"`
	B *int `json:"a,omitempty"`
}

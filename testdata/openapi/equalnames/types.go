package equalnames

// Type is one.
type Type struct {
	A Item `json:"b"`
	B Item `json:"c"`
	C []*Item `json:"d"`
	Inlined `json:",inline"`
}

// Inlined has another field of the same type.
type Inlined struct {
	D map[string]Item `json:"e"`
}

// Item is one.
type Item struct{}

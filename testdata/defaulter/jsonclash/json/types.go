package json

// Root is a root.
type Root struct {
	TypeMeta int
	Part     Part
	// +default=["a"]
	Names []string
}

// Part has a function.
type Part struct {
	Name string
}

// Unmarshal is not the one that is meant.
func Unmarshal(data []byte, into interface{}) error { return nil }

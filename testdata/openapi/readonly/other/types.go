package other

// Type is one.
type Type struct{}

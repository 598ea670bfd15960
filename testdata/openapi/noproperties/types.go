package noproperties

// Type is one.
type Type struct{}

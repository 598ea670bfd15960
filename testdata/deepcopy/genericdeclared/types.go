package genericdeclared

// Flags does not use its parameter.
type Flags[T any] map[string]bool

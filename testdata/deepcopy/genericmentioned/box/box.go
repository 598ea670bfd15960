// Package box has a generic type.
package box

// Box is generic.
type Box[T any] struct {
	Value T
}

// Plain is not.
type Plain struct {
	Names []string
}

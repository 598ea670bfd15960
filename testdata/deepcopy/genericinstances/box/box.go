// Package box is generic and has no markers.
package box

// Box holds one value.
type Box[T any] struct {
	Value T
}

// Pair holds two values.
type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

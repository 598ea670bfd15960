// Package box is generic and has no markers.
package box

// Box holds one value.
type Box[T any] struct {
	Value T
}

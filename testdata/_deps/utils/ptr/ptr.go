// Package ptr makes pointers to values.
package ptr

// To returns a pointer to a copy of a value.
func To[T any](value T) *T {
	return &value
}

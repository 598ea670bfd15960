// Package shared has types of both sides.
package shared

// Key is a key.
type Key struct {
	A string
}

// Value is a value.
type Value struct {
	A string
	B float64
}

// Package conversion says what conversion functions look like.
package conversion

// Scope is what a conversion function may call for other values.
type Scope interface {
	// Convert converts src to dest.
	Convert(src, dest interface{}) error
}

// ConversionFunc converts the value behind a to the one behind b.
type ConversionFunc func(a, b interface{}, scope Scope) error

// Package internal is the peer of the marker.
package internal

// Order has plain fields.
type Order struct {
	Note string
	Code int32
}

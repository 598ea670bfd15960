// Package shapesv2 has no markers.
package shapesv2

// Line can be copied by assignment.
type Line struct {
	Length int
}

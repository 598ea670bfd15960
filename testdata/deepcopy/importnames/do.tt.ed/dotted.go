// Package dotted lives in a directory with dots.
package dotted

// Thing can be copied by assignment.
type Thing struct {
	Name string
}

// Package string has the name of a builtin type.
package string

// Thing can be copied by assignment.
type Thing struct {
	Count int
}

// Package functions lives in a directory named func.
package functions

// Thing can be copied by assignment.
type Thing struct {
	Name string
}

// Package types lives in a directory named type.
package types

// Thing can be copied by assignment.
type Thing struct {
	Name string
}

// Package types lives in another directory named type.
package types

// Thing can be copied by assignment.
type Thing struct {
	Name string
}

// Package internal holds the types that v1 is converted to.
package internal

// Other has no namesake.
type Other struct {
	A string
}

// Package v2 has no markers.
package v2

// Ref can be copied by assignment.
type Ref struct {
	Name string
}

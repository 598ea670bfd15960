// Package v1 has no markers.
package v1

// Ref can be copied by assignment.
type Ref struct {
	Name string
}

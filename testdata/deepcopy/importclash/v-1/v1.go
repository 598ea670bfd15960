// Package v1 has a dash in its path.
package v1

// Item can be copied by assignment.
type Item struct {
	Name string
}

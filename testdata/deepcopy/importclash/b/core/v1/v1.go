// Package v1 is the second of its name.
package v1

// Item can be copied by assignment.
type Item struct {
	Name string
}

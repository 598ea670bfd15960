// Package v1 is one of many.
package v1

// Job can be copied by assignment.
type Job struct {
	Name string
}

// Package v1 is one of many.
package v1

// Name is a key.
type Name string

// App can be copied by assignment.
type App struct {
	Name Name
}

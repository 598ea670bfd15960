// Package internal holds the types that v1 is converted to.
package internal

// Ship lacks fields.
type Ship struct {
	Name string
}

// Crew has a field more.
type Crew struct {
	Captain string
	Cook    string
}

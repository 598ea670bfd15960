// Package internal holds the types that v1 is converted to.
package internal

// Fleet has ships in all ways.
type Fleet struct {
	Ships  []*Boat
	ByName map[string]*Boat
	ByKind map[Kind]*Boat
	Flag   *Boat
	Deep   **Boat
	Plain  []*int32
}

// Kind is a name.
type Kind string

// Boat has a function.
type Boat struct {
	Length int
}

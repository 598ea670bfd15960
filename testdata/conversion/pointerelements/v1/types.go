package v1

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
	Length string
}

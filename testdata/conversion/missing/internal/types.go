// Package internal holds the types that v1 is converted to.
package internal

// Plane has other fields.
type Plane struct {
	Span   int32
	Hangar Hangar
	Crew   []Pilot
	Cargo  map[string]Pilot
	Chief  *Pilot
	Check  interface{ Run() error }
	Hook   func(int, string) (bool, error)
	Radio  chan int
	Grid   [4]int64
	Any    interface{}
}

// Hangar has a roof of another kind.
type Hangar struct {
	Doors int32
	Roof  bool
}

// Pilot is a struct here.
type Pilot struct {
	Name string
}

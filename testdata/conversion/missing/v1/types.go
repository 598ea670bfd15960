package v1

// Plane has fields that nobody converts.
type Plane struct {
	Wings  int32
	Span   *int32
	Hangar Hangar
	Crew   []Pilot
	Cargo  map[string]Pilot
	Chief  *Pilot
	Check  interface{ Run() error }
	Hook   func(int, string) (bool, error)
	Radio  chan int
	Grid   [4]int32
	Any    interface{}
}

// Hangar holds planes of the other kind.
type Hangar struct {
	Doors int32
	Roof  string
}

// Pilot is a name here.
type Pilot string

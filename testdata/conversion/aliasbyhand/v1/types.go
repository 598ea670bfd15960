package v1

// List is a named slice.
type List []Part

// Part is alike on both sides.
type Part struct {
	Name string
}

// Bin is a named slice whose elements have a function.
type Bin []Screw

// Screw is alike on both sides, and has a function.
type Screw struct {
	Size int32
}

// Shelf has both.
type Shelf struct {
	List   List
	Bin    Bin
	Screws []Screw
	Lists  []List
	Last   *List
}

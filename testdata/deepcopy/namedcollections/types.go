package namedcollections

// Item cannot be copied by assignment.
type Item struct {
	Parts []string
}

// Strings is a slice of a builtin type.
type Strings []string

// Items is a slice of structs.
type Items []Item

// ItemPtrs is a slice of pointers.
type ItemPtrs []*Item

// Grid is a slice of a named slice.
type Grid []Strings

// More is named after another named slice.
type More Items

// Labels is a map of a builtin type.
type Labels map[string]string

// Index is a map of structs.
type Index map[string]Item

// Directory is a map of a named map.
type Directory map[string]Labels

// Renamed is named after another named map.
type Renamed Directory

// Set has no values.
type Set map[string]struct{}

// Box holds all of them.
type Box struct {
	Strings   Strings
	Items     Items
	ItemPtrs  ItemPtrs
	Grid      Grid
	More      More
	Labels    Labels
	Index     Index
	Directory Directory
	Renamed   Renamed
	Set       Set
	Grids     []Grid
	SetPtr    *Set
}

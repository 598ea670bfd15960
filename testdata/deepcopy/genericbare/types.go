package genericbare

// Cell is generic.
type Cell[T any] struct {
	Value T
}

// Holder comes too late.
type Holder struct {
	Cell Cell[int]
}

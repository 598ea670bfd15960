package genericsignatures

// Apply mentions Holder, and that Cell of int.
func Apply(holder Holder) {}

// Bravo has a method that mentions Wide, and that Pair of string.
type Bravo struct{}

// Use mentions Wide.
func (Bravo) Use(wide Wide) {}

// Doer mentions Yankee, and that Mark of bool.
type Doer interface {
	Do(yankee Yankee)
}

// Cell is generic.
type Cell[T any] struct {
	Value T
}

// Holder has an instance.
type Holder struct {
	Cell Cell[int]
}

// Mark is generic.
type Mark[T any] struct {
	Value T
}

// Pair is generic.
type Pair[T any] struct {
	Left, Right T
}

// Wide has an instance.
type Wide struct {
	Pair Pair[string]
}

// Yankee has an instance.
type Yankee struct {
	Mark Mark[bool]
}

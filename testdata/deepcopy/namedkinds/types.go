package namedkinds

// Ref is a pointer to a struct that can be copied by assignment.
type Ref *Point

// Point can be copied by assignment.
type Point struct {
	X, Y int
}

// Count is a pointer to a number.
type Count *int

// Digest is an array.
type Digest [4]byte

// Visitor is an interface.
type Visitor interface {
	DeepCopyVisitor() Visitor
}

// Renamed is an interface named after another.
type Renamed Visitor

// Handler is a function.
type Handler func(Node) error

// Node uses them.
type Node struct {
	Ref     Ref
	Count   Count
	Digest  Digest
	Visitor Visitor
	Refs    []Ref
	Counts  map[string]Count
}

// Copy is a struct named after another struct.
type Copy Node

// CopyHolder has both.
type CopyHolder struct {
	Node Node
	Copy Copy
	Ptr  *Copy
}

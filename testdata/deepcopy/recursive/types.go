package recursive

// Node points to itself.
type Node struct {
	Value int
	Next  *Node
}

// Tree holds a slice of itself.
type Tree struct {
	Name     string
	Children []Tree
	ByName   map[string]Tree
	Parents  map[string]*Tree
}

// Schema is recursive in every way.
type Schema struct {
	Not        *Schema
	AllOf      []Schema
	Properties map[string]Schema
	Items      *SchemaOrList
	Defs       Definitions
}

// SchemaOrList is the other half of the circle.
type SchemaOrList struct {
	Schema  *Schema
	Schemas []Schema
}

// Definitions is a named map of the struct that holds it.
type Definitions map[string]Schema

// Chain is a slice of pointers to a struct that holds it.
type Chain []*Link

// Link holds a Chain.
type Link struct {
	Chain Chain
}

package namedpointers

// Ref is a pointer.
type Ref *Node

// Node cannot be copied by assignment.
type Node struct {
	Names []string
}

// Holder has pointers to pointers.
type Holder struct {
	RefPtr    *Ref
	RefPtrs   []*Ref
	RefPtrOf  map[string]*Ref
	RefPtrPtr **Ref
}

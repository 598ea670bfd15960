package genericargument

// Node is the argument.
type Node struct {
	Count int
}

// Holder has an instance.
type Holder struct {
	Nodes List[Node]
}

// List is generic.
//
// +k8s:deepcopy-gen=false
type List[T any] []T

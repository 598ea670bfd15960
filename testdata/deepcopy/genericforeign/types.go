package genericforeign

import "example.com/testdata/deepcopy/genericforeign/box"

// Node is the argument.
type Node struct {
	Count int
}

// Holder has an instance.
type Holder struct {
	Nodes box.List[Node]
}

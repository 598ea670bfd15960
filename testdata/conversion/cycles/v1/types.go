package v1

// Aster is asked about first: by way of Node it seems alike.
type Aster struct {
	Node *Node
	Leaf *Leaf
}

// Birch holds what Aster was asked about.
type Birch struct {
	Node  *Node
	Left  []Branch
	Right []Branch
}

// Branch leads back to the node.
type Branch struct {
	Node *Node
	Name string
}

// Leaf leads to a branch.
type Leaf struct {
	Branch *Branch
	Node   *Node
}

// Node differs in its last field.
type Node struct {
	Next   *Node
	Branch *Branch
	Color  string
}

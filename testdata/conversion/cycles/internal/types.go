// Package internal holds the types that v1 is converted to.
package internal

// Aster is the peer.
type Aster struct {
	Node *Node
	Leaf *Leaf
}

// Birch is the peer.
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
	Color  Shade
}

// Shade is no string.
type Shade struct {
	Name string
}

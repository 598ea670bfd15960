// Package odd has an import path that ends in a version.
package odd

// Setting is a pair.
type Setting struct {
	Key   string
	Value string
}

// Settings is ordered.
type Settings []Setting

// Tree has children.
type Tree struct {
	Name     string
	Children []Tree
}

// DeepCopyInto copies the tree.
func (t *Tree) DeepCopyInto(out *Tree) {
	*out = *t
	if t.Children != nil {
		out.Children = make([]Tree, len(t.Children))
		for i := range t.Children {
			t.Children[i].DeepCopyInto(&out.Children[i])
		}
	}
}

// DeepCopy returns a copy.
func (t *Tree) DeepCopy() *Tree {
	out := new(Tree)
	t.DeepCopyInto(out)
	return out
}

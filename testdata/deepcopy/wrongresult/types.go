package wrongresult

// Item has a DeepCopy with a value receiver that returns a pointer.
type Item struct {
	Names []string
}

// DeepCopy is written by hand.
func (i Item) DeepCopy() *Item { return &i }

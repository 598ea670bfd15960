package wrongcopyvalue

// Item has a DeepCopy with a pointer receiver that returns a value.
type Item struct {
	Names []string
}

// DeepCopy is written by hand.
func (i *Item) DeepCopy() Item { return *i }

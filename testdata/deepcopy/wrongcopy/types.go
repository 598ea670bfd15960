package wrongcopy

// Item has a DeepCopy that takes a parameter.
type Item struct {
	Names []string
}

// DeepCopy is written by hand.
func (i *Item) DeepCopy(depth int) *Item {
	return &Item{Names: append([]string(nil), i.Names[:depth]...)}
}

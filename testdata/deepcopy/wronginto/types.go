package wronginto

// Item has a DeepCopyInto that takes a value.
type Item struct {
	Names []string
}

// DeepCopyInto is written by hand.
func (i *Item) DeepCopyInto(out Item) error {
	out.Names = i.Names
	return nil
}

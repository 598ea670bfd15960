package wrongintoother

// Item has a DeepCopyInto that takes an Other.
type Item struct {
	Names []string
}

// DeepCopyInto is written by hand.
func (i *Item) DeepCopyInto(out *Other) {}

// Other is another type.
type Other struct {
	Names []string
}

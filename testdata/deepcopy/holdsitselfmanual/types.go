package holdsitselfmanual

// Item holds itself.
type Item struct {
	Items [1]Item
}

// DeepCopyInto is written by hand.
func (i *Item) DeepCopyInto(out *Item) { *out = *i }

// Holder has one.
type Holder struct {
	Item Item
}

package wrongcopyother

// Item has a DeepCopy that returns an Other.
type Item struct {
	Names []string
}

// DeepCopy is written by hand.
func (i *Item) DeepCopy() *Other { return &Other{} }

// Other is another type.
type Other struct {
	Names []string
}

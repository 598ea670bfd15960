package deepnesting

// Holder has the slices.
type Holder struct {
	Value [][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][]string
}

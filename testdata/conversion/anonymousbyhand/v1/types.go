package v1

// Shelf holds a box.
type Shelf struct {
	Box struct {
		Labels []string
		Sizes  []int32
	}
}

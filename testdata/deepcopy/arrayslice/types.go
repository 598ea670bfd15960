package arrayslice

// Holder has a slice of arrays.
type Holder struct {
	Blocks [][4]string
}

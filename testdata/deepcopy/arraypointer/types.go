package arraypointer

// Holder has a pointer to an array.
type Holder struct {
	Names []string
	Block *[4]string
}

package errorfield

// Holder has an error.
type Holder struct {
	Err error
}

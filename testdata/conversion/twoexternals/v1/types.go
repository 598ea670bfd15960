package v1

// Thing is alike.
type Thing struct {
	A string
}

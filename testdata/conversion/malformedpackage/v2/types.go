package v2

// Thing is alike.
type Thing struct {
	A string
}

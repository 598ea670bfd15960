package unsafe

// Thing is alike.
type Thing struct {
	A []string
}

package v1

// Thing has steps by name.
type Thing struct {
	Steps []string
	Sizes map[string]int
}

package name

// Item cannot be copied by assignment.
type Item struct {
	Names []string
}

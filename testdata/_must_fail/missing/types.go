package missing

// Item has no functions.
type Item struct {
	Names []string
}

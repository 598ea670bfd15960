package leftover

// Item is in the left-over file.
type Item struct {
	Names []string
}

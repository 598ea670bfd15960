package misspeltpackage

// Item is never reached.
type Item struct {
	Names []string
}

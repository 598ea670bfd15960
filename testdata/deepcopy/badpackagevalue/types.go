package badpackagevalue

// Item is never reached.
type Item struct {
	Names []string
}

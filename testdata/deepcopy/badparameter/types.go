package badparameter

// Item is never reached.
type Item struct {
	Names []string
}

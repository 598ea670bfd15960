package channels

// Holder has a channel.
type Holder struct {
	Names []string
	Done  <-chan struct{}
}

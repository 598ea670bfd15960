package holdsitself

// Item holds itself.
type Item struct {
	Items [1]Item
}

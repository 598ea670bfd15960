package blankdeep

// Odd has blank fields that are more than a number.
type Odd struct {
	_     []string
	_     struct{}
	_     [0]func()
	Names []string
}

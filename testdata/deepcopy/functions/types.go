package functions

// Holder has a function.
type Holder struct {
	Hook func(name string) error
}

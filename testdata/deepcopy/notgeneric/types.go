package notgeneric

// Ref has no parameters.
type Ref map[string]string

// Holder gives it some.
type Holder struct {
	Value Ref[int]
}

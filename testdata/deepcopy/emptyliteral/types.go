package emptyliteral

// Holder has a literal interface.
type Holder struct {
	Names []string
	Value interface{}
}

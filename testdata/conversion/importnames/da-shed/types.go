package dashed

// T is a type.
type T struct {
	A int32
}

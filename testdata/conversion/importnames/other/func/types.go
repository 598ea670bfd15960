package funky

// T is a type.
type T struct {
	A int32
}

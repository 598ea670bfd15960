package v1

// T is alike.
type T struct {
	A int32
}

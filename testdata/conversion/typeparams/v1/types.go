package v1

// Thing holds anything.
type Thing[T any] struct {
	A T
}

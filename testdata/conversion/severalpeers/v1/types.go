package v1

// A is in both.
type A struct {
	X string
}

// B is in the first only.
type B struct {
	A A
}

// C is in the second only.
type C struct {
	B *B
}

// D is nowhere.
type D struct {
	X string
}

// Status is a name here, and a struct in the second.
type Status string

// lower is private on both sides.
type lower struct {
	X string
}

var _ lower

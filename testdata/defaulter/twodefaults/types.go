package twodefaults

// Root has fields.
type Root struct {
	TypeMeta int

	// +default=1
	// +default=2
	Number *int
}

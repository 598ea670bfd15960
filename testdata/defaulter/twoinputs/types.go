package twoinputs

// Root is a root.
type Root struct {
	TypeMeta int
}

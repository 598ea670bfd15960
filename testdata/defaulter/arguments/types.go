package arguments

// Root is a root.
type Root struct {
	TypeMeta int
	// +default(x)=1
	Number *int
	// +default="a"
	Text *string
}

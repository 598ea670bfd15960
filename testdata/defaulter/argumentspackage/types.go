package argumentspackage

// Root is a root.
type Root struct {
	TypeMeta int
	// +default="a"
	Text *string
}

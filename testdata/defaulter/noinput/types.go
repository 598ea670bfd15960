package noinput

// Root is a root.
type Root struct {
	TypeMeta int
}

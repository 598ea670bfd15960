package otherkey

// Root has fields.
type Root struct {
	TypeMeta int

	// +default because of reasons=1
	OtherKey *string
	// +default="a"
	Set *string
}

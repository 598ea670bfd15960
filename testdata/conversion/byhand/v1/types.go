package v1

// Size is a name.
type Size int64

// Box has fields that other functions convert.
type Box struct {
	Label *string
	Sizes []int32
	Size  Size
	Lid   Lid
	Old   *Lid
}

// Lid has one field more than its peer.
type Lid struct {
	Round bool
	Extra string
}

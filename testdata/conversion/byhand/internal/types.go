// Package internal holds the types that v1 is converted to.
package internal

// Size is a name.
type Size int32

// Box has fields that other functions convert.
type Box struct {
	Label string
	Sizes []int64
	Size  Size
	Lid   Lid
	Old   *Lid
}

// Lid has one field less.
type Lid struct {
	Round bool
}

package types

// Thing is a root.
type Thing struct {
	TypeMeta int
	Part     Part
}

// Part has a function in the other package.
type Part struct {
	Name string
}

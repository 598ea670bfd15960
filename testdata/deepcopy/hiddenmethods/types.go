package hiddenmethods

import "example.com/testdata/deepcopy/hiddenmethods/other"

// Hidden has methods in an older generated file.
type Hidden struct {
	Names []string
}

// Seen has methods in a generated file without a constraint.
type Seen struct {
	Names []string
}

// Holder uses them.
type Holder struct {
	Hidden     Hidden
	Seen       Seen
	HiddenMap  map[string]Hidden
	SeenMap    map[string]Seen
	Flat       other.Flat
	FlatPtr    *other.Flat
	OldFlat    other.OldFlat
	OldFlatPtr *other.OldFlat
}

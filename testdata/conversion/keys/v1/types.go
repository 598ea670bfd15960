package v1

import "example.com/testdata/conversion/keys/shared"

// Name is a name.
type Name string

// Key is a struct of basic types.
type Key struct {
	A string
	B int32
}

// Table has maps.
type Table struct {
	Names   map[Name]int32
	Plain   map[string]int64
	Cast    map[string]Name
	Wider   map[int32]int64
	Keys    map[Key]Item
	Shared  map[shared.Key]Item
	Structs map[string]shared.Value
	Slices  map[string][]string
	Nested  map[string]map[string]int32
}

// Item is not alike.
type Item struct {
	A int32
}

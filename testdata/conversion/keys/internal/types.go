// Package internal holds the types that v1 is converted to.
package internal

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
	Names   map[string]int64
	Plain   map[Name]int64
	Cast    map[Name]string
	Wider   map[int64]int64
	Keys    map[Key]Item
	Shared  map[shared.Key]Item
	Structs map[Name]shared.Value
	Slices  map[string][]string
	Nested  map[string]map[string]int64
}

// Item is not alike.
type Item struct {
	A int64
}

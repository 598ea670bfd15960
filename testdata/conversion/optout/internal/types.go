// Package internal holds the types that v1 is converted to.
package internal

// Tree has fewer fields.
type Tree struct {
	Name   string
	Rings  int64
	Height int32
	Width  int32
	Depth  int32
}

// Moss is not converted.
type Moss struct {
	Name string
}

// Fern has moss.
type Fern struct {
	Moss *Moss2
}

// Moss2 stands in a fern.
type Moss2 struct {
	Wet bool
}

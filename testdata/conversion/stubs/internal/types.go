// Package internal holds the types that v1 is converted to.
package internal

// Garden has gaps.
type Garden struct {
	Beds   []Bed
	Gate   int32
	Fence  Fence
	Tools  map[string]Tool
	Shared []Tool
	Pots   map[Pot]Bed
}

// Bed is not alike.
type Bed struct {
	Rows int64
}

// Fence is a struct.
type Fence struct {
	Height int32
}

// Tool is a struct.
type Tool struct {
	Name string
}

// Pot is a key.
type Pot struct {
	Size int32
}

// Package internal has structs without a name within a type.
package internal

// Shelf holds a box.
type Shelf struct {
	Box struct {
		Labels []string
		Sizes  []int64
	}
}

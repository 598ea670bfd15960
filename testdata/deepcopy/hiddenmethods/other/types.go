// Package other is a dependency with generated files.
package other

// Flat can be copied by assignment; its methods are invisible.
type Flat struct {
	Count int
}

// OldFlat can be copied by assignment; its methods are visible.
type OldFlat struct {
	Count int
}

// Package sizes has constants.
package sizes

// Small is a length.
const Small = 1 << iota

// Sizes that build on each other.
const (
	Medium = Small << (iota + 2)
	Large
	Huge = Large * Large
)

// Embedded is embedded.
type Embedded struct {
	Bytes [Small]byte
}

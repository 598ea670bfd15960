package runes

// Holder has a rune.
type Holder struct {
	Letter rune
}

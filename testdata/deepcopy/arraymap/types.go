package arraymap

// Digest is a named array.
type Digest [32]byte

// Holder has a map of arrays.
type Holder struct {
	ByName map[string]Digest
}

// Package extra is a peer by kgen.toml.
package extra

// Order is in the peer of the marker, too, which goes first.
type Order struct {
	Wrong bool
}

// Invoice is here only.
type Invoice struct {
	Total int32
}

// Package w is the peer.
package w

// A is the peer.
type A struct{ X *string }

// Ab is the peer.
type Ab struct{ X *string }

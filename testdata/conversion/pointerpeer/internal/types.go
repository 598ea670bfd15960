// Package internal is the peer.
package internal

// Thing is a pointer.
type Thing *string

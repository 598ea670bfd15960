// Package internal is the peer.
package internal

// Thing is alike.
type Thing struct {
	A string
}

// Package internal is the peer.
package internal

// Thing holds anything.
type Thing[T any] struct {
	A T
}

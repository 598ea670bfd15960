// Package internal holds the peer.
package internal

// Thing has steps that can be run; its sizes are computed, each from a number.
type Thing struct {
	Steps []func()
	Sizes map[string]func(int) int
}

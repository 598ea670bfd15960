// Package second comes first.
package second

import "example.com/testdata/conversion/severalpeers/first"

// A is the right one.
type A struct {
	X string
}

// C has a B of the other package.
type C struct {
	B *first.B
}

// Status is a struct.
type Status struct {
	Code int
}

// D is a Go alias, and so no peer.
type D = A

type lower struct {
	X string
}

var _ lower

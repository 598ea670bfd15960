// Package internal is the peer.
package internal

// Thing is alike.
type Thing struct {
	A string
	B string
}

// Other is alike.
type Other struct {
	A string
}

// Third is alike.
type Third struct {
	A string
}

// Fourth is alike.
type Fourth struct {
	A string
}

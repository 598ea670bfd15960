// Package internal is the peer of both.
package internal

// Room has all.
type Room struct {
	Area  int32
	Doors []Door
}

// Door is alike.
type Door struct {
	Wide bool
}

// Package internal is the peer.
package internal

// ToMap is a map.
type ToMap map[string]string

// ToName is a name.
type ToName string

// ToInterface is an interface.
type ToInterface interface{ A() }

// ToFunc is a function.
type ToFunc func()

// ToArray is an array.
type ToArray [2]string

// FromMap is a struct.
type FromMap struct {
	A string
}

// FromName is a struct.
type FromName struct {
	A string
}

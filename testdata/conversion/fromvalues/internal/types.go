// Package internal holds the other side.
package internal

// Far is alike.
type Far struct {
	Name string
}

// Both is alike.
type Both struct {
	Name string
}

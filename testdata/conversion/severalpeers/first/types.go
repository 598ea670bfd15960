// Package first comes second.
package first

// A is the wrong one.
type A struct {
	X string
}

// B has another A.
type B struct {
	A A
}

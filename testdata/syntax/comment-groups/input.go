// Copyright.
// Second line.

//go:build linux

// Package doc.
package fixture // behind the clause

// Lead of A,
// two lines.
type A struct { // behind the brace
	// Lead of X.
	X int // behind X
	// Lead of Y.
	Y int /* one */ /* two */ // three
	// Not joined to the one above.

	// Detached.

	Z int /* spans
	lines */ // own group
}

/* Block
 * lead.
 */
func F() { // in the body
	// a body group
	// of two lines
	x := 1 // trailing
	// next
} // behind F
// below F

//nolint:all
//+k8s:deepcopy-gen=true
// +genclient

// end
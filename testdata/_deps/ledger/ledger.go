// Package ledger lives under a path without a dot.
package ledger

// Entry is one booking.
type Entry struct {
	Account string
	Cents   int64
}

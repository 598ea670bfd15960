//go:build ignore

package main

// Ignored belongs to another package, which no build selects.
type Ignored struct {
	Names []string
}

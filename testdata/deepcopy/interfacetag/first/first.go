// Package first is loaded only because a tag names it.
package first

// Mover moves.
type Mover interface {
	DeepCopyMover() Mover
}

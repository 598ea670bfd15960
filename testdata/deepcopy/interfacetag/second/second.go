// Package second is loaded only because a tag names it.
package second

// Lifter lifts.
type Lifter interface {
	DeepCopyLifter() Lifter
}

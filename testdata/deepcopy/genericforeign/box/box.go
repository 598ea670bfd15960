// Package box has a generic slice.
package box

// List is generic.
type List[T any] []T

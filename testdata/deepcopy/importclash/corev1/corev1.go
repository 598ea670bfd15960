// Package corev1 has the name that a clash would give another one.
package corev1

// Item can be copied by assignment.
type Item struct {
	Name string
}

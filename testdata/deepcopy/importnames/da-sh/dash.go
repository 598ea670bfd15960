// Package dash lives in a directory with a dash.
package dash

// Thing can be copied by assignment.
type Thing struct {
	Name string
}

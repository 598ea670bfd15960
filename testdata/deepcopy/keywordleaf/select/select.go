// Package selecting lives in a directory named select.
package selecting

// Thing can be copied by assignment.
type Thing struct {
	Name string
}

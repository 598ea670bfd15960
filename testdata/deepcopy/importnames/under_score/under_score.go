// Package under_score lives in a directory with an underscore.
package under_score

// Thing can be copied by assignment.
type Thing struct {
	Name string
}

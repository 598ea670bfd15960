// +build !linux custom
// +build gc

package buildtags

// OldStyleNot is not selected: lines are joined by and, words by or.
type OldStyleNot struct {
	Names []string
}

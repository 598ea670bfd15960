//go:build !linux || custom

package buildtags

// NewStyleNot is not selected.
type NewStyleNot struct {
	Names []string
}

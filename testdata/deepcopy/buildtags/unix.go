//go:build unix

package buildtags

// Unix is selected by a word that stands for many systems.
type Unix struct {
	Names []string
}

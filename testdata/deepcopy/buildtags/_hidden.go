package buildtags

// Hidden is in a file that Go ignores.
type Hidden struct {
	Names []string
}

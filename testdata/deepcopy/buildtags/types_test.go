package buildtags

// Tested is in a test file.
type Tested struct {
	Names []string
}

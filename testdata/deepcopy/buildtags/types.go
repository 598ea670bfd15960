package buildtags

// Common is in every build.
type Common struct {
	System System
	Names  []string
}

package buildtags

// System is for another system.
type System struct {
	Registry map[string]string
}

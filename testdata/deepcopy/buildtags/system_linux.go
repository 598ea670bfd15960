package buildtags

// System is what the file name's suffix selects.
type System struct {
	Cgroups []string
}

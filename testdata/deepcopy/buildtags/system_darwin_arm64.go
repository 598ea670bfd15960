package buildtags

// System is for another system.
type System struct {
	Keychain *string
}

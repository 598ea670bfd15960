package other

// Foreign is elsewhere.
type Foreign struct {
	Name string
}

// Behind is elsewhere, too.
type Behind struct {
	Name string
}

package brokensyntax

// Item lacks a brace.
type Item struct {
	Names []string
	Inner struct {
		Broken
}

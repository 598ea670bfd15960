package api

// Part has two functions.
type Part struct {
	Name string
}

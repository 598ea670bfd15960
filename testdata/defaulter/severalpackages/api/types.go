package api

// Part has its function in b.
type Part struct {
	Name string
}

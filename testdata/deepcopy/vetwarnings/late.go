package vetwarnings

//go:build ignore

// Late is selected.
type Late struct {
	Names []string
}

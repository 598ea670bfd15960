package redeclaredelsewhere

// Item is declared first here.
type Item struct {
	Names []string
}

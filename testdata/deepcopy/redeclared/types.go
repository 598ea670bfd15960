package redeclared

// Item is declared first here.
type Item struct {
	Names []string
	// Names is there already.
	Names map[string]int
}

// Reader has a method twice.
type Reader interface {
	DeepCopyReader() Reader
	DeepCopyReader() Item
}

// Item is declared again.
type Item struct {
	Others []string
}

// Holder is declared once.
type Holder struct {
	Item   Item
	Reader Reader
}

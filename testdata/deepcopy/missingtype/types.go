package missingtype

// Item has a misspelt field type.
type Item struct {
	Names  []string
	Nammes Strinng
}

package header

// Item gets functions.
type Item struct {
	Names []string
}

package docanywhere

// Item gets functions.
type Item struct {
	Names []string
}

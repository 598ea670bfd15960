package profiles

// Item gets functions.
type Item struct {
	Names []string
}

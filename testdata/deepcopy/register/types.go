package register

// Item gets functions.
type Item struct {
	Names []string
}

package shapes

// Circle cannot be copied by assignment.
type Circle struct {
	Labels map[string]string
}

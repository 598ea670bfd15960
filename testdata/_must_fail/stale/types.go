package stale

// Item got Labels after the golden was written.
type Item struct {
	Names  []string
	Labels map[string]string
}

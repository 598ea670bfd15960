package letters

// Éclair is one.
type Éclair struct {
	Name string `json:"name"`
}

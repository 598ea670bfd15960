package jsonnames

// Type is one.
type Type struct {
	Quote string `json:"a\"b"`
}

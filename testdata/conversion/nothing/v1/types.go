package v1

// Lonely has no namesake.
type Lonely struct {
	A string
}

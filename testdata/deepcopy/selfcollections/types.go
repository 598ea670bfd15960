package selfcollections

// Nest is a slice of itself.
type Nest []Nest

// Maze is a map of itself.
type Maze map[string]Maze

// Loop is a pointer to itself.
type Loop *Loop

// Holder has one.
type Holder struct {
	Loop Loop
}

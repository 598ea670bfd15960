// Package apis holds the other side.
package apis

// Farm is the other side.
type Farm struct {
	Name   string
	Fields []Field
	Cows   int32
	Barn   Barn
}

// Field is alike.
type Field struct {
	Crop string
}

// Barn has a function.
type Barn struct {
	Hay int32
}

// Package v1 holds the types; their functions are written in ../../apis/v1.
package v1

// Farm is converted elsewhere.
type Farm struct {
	Name   string
	Fields []Field
	Cows   int32
}

// Field is alike.
type Field struct {
	Crop string
}

// Barn has a function.
type Barn struct {
	Hay *int32
}

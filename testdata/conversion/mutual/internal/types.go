// Package internal holds the types that v1 is converted to.
package internal

// Husband has a wife.
type Husband struct {
	Name     string
	Wife     *Wife
	Children []Child
}

// Wife has a husband.
type Wife struct {
	Husband *Husband
	Friends map[string]*Wife
}

// Child has parents.
type Child struct {
	Father  *Husband
	Mother  *Wife
	Teacher Teacher
}

// Teacher has no family that anyone knows.
type Teacher struct {
	Classes []Class
}

// Class has a function.
type Class struct {
	Room string
}

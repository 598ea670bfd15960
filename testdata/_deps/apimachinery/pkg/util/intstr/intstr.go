// Package intstr holds a value that is a number or a text.
package intstr

// Type says which of the two it is.
type Type int64

// IntOrString is a number or a text.
type IntOrString struct {
	Type   Type
	IntVal int32
	StrVal string
}

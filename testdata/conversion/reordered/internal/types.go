// Package internal holds the types that v1 is converted to.
package internal

// Trip goes somewhere.
type Trip struct {
	Legs []Leg
	Next *Leg
}

// Leg is part of a trip.
type Leg struct {
	To    string
	From  string
	Miles int32
}

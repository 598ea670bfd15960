package v1

// Trip goes somewhere.
type Trip struct {
	Legs []Leg
	Next *Leg
}

// Leg is part of a trip.
type Leg struct {
	From  string
	To    string
	Miles int32
}

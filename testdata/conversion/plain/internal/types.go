// Package internal holds the types that v1 is converted to.
package internal

// Car has the same fields.
type Car struct {
	Name     string
	Doors    int32
	Weight   float64
	Electric bool
	Serial   uint8
	Offset   int8
	Plate    *string
	Seats    []Seat
	Extras   map[string]Extra
	Engine   *Engine
	Tags     []string
	Notes    map[string]string
	Main     Engine
}

// Seat is alike on both sides.
type Seat struct {
	Row    int32
	Heated *bool
}

// Extra is alike on both sides.
type Extra struct {
	Price int64
}

// Engine is alike on both sides.
type Engine struct {
	Power int32
	Fuel  string
}

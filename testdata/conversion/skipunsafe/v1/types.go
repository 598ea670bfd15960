package v1

// Lamp is alike on both sides.
type Lamp struct {
	Watts  int32
	Bulbs  []Bulb
	Spare  *Bulb
	ByRoom map[string]Bulb
	Names  []string
	Labels Labels
	Empty  struct{}
}

// Labels is a named map.
type Labels map[string]string

// Bulb is alike on both sides.
type Bulb struct {
	Watts int32
	Glass Glass
}

// Glass is alike on both sides.
type Glass struct {
	Clear bool
}

package blankfields

// Padded has blank fields.
type Padded struct {
	_     int
	Names []string
	_     string
	_     bool
}

// Flat has only a blank field and a number.
type Flat struct {
	_     bool
	Count int
}

// Holder holds both.
type Holder struct {
	Flat  Flat
	Flats []Flat
}

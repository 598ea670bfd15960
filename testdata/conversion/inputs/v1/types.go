package v1

// Pot has a lid.
type Pot struct {
	Lids []Lid
}

// Lid is alike.
type Lid struct {
	Size int32
}

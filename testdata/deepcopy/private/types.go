package private

// flat can be copied by assignment.
type flat struct {
	count int
}

// _Odd starts with an underscore, which is its own lower case.
type _Odd struct {
	Names []string
}

// Ärger starts with a letter of two bytes.
type Ärger struct {
	Names []string
}

// états starts with a small letter of two bytes.
type états struct {
	count int
}

// Public uses them.
type Public struct {
	flat  flat
	flats []flat
	état  états
	names []string
	hook  *string
}

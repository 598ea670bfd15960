package ab

// NameOfTwentyFiveLettersAb makes 80 bytes with `ab.` before it.
type NameOfTwentyFiveLettersAb struct {
	TypeMeta int
	Part     Part
}

// NameOfTwentyFourLettersA makes 78.
type NameOfTwentyFourLettersA struct {
	TypeMeta int
	Part     Part
}

// Part has a function.
type Part struct {
	Name string
}

package oneline

// TwentySixLettersInThisName makes 79 bytes.
type TwentySixLettersInThisName struct {
	TypeMeta int
	Part     Part
}

// TwentySevenLettersInThisNam makes 81.
type TwentySevenLettersInThisNam struct {
	TypeMeta int
	Part     Part
}

// GrößeMitFünfundzwanzig has fewer letters than bytes.
type GrößeMitFünfundzwanzig1 struct {
	TypeMeta int
	Part     Part
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}

package pointers

// Root has them.
type Root struct {
	TypeMeta int
	One      *Part
	Two      **Part
	Three    ***Part
	Slice    *[]Part
	Slices   []*[]*Part
	Map      *map[string]Part
	Struct   *struct{ Part *Part }
	Array    *[2]*Part
}

// Part has a function.
type Part struct {
	Inner *Inner
}

// Inner has one.
type Inner struct {
	Name string
}

func SetDefaults_Part(in *Part) {}

func SetDefaults_Inner(in *Inner) {}

// Named has a parameter that is a pointer by name.
type Named struct {
	TypeMeta int
	Other    Other
}

// Other has a function for such a pointer.
type Other struct {
	Name string
}

// OtherPointer is the pointer.
type OtherPointer *Other

func SetDefaults_Other(in OtherPointer) {}

package maps

// Root leads to a function through a map only: its own is empty.
type Root struct {
	TypeMeta int
	Parts    map[string]Part
}

// Mixed leads to it otherwise, too.
type Mixed struct {
	TypeMeta int
	Parts    map[string]*Part
	Lists    map[string][]Part
	Slices   []map[string]Part
	One      Part
	Keys     map[Part]string
}

// Values has a function itself.
type Values map[string]Part

// Named has a field of that type.
type Named struct {
	TypeMeta int
	Values   Values
	Behind   *Values
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}

func SetDefaults_Values(in *Values) {}

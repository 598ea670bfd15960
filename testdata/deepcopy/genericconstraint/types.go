package genericconstraint

// Before has the one type that is met before it is a constraint.
type Before struct {
	Early Early
}

// Early is a struct like any other.
type Early struct {
	Names []string
}

// Holder makes its constraints interfaces.
//
// +k8s:deepcopy-gen=false
type Holder[A Early, B Late, C Names, D *Late, E Renamed] struct {
	Size int
}

// Late gets no methods.
type Late struct {
	Names []string
}

// Names gets none either.
type Names map[string][]string

// Renamed is a constraint by another name.
type Renamed = Target

// Target is a struct like any other.
type Target struct {
	Names []string
}

// Shadow has a constraint that is not the predeclared one.
//
// +k8s:deepcopy-gen=false
type Shadow[T comparable] struct{}

// User has fields of all of them.
type User struct {
	Early  Early
	Late   Late
	Lates  []Late
	Names  Names
	ByName map[string]Names
	Target Target
	Any    comparable
	Strs   []string
}

type comparable struct {
	Names []string
}

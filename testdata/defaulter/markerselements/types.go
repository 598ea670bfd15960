package markerselements

// Root has collections of them.
type Root struct {
	TypeMeta int

	Names    []Name
	Byname   map[string]Name
	Numbers  [2]Number
	Pointers []*Name
	Parts    []Part
	ByPart   map[string]Part
	Lists    [][]Name
	Maps     map[string]map[string]Name
	Mapped   []map[string]Flag
	Objects  map[string]Object
	Strange  map[string]*Strange
}

// Name is a string.
// +default="nobody"
type Name string

// Number is a number.
// +default=5
type Number int32

// Flag is a flag.
// +default=true
type Flag bool

// Part is a slice.
// +default=["a"]
type Part []string

// Object is a map.
// +default={"a":1}
type Object map[string]int

// Strange is named behind a pointer.
// +default=3
type Strange int

package genericfields

// Root has such fields.
type Root struct {
	TypeMeta int
	Box      Box[Part]
	Boxes    []Box[string]
	List     List[Part]
	Pointer  *Pair[Part, int]
}

// Box holds a value.
type Box[T any] struct {
	Value T
	Part  Part
}

// List is a slice.
type List[T any] []T

// Pair holds two.
type Pair[A, B any] struct {
	First  A
	Second B
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}

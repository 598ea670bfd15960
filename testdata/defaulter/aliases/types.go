package aliases

// Root has fields of them.
type Root struct {
	TypeMeta   int
	Parts      Parts
	More       MoreParts
	Pointer    Pointer
	Pointers   Pointers
	Pair       Pair
	Same       Same
	List       List
	Copy       Copy
	Behind     *Parts
	Interfaces Interfaces
	Func       Func
}

// Parts is a slice.
type Parts []Part

// MoreParts is a slice, too, by another name.
type MoreParts Parts

// Pointer is a pointer.
type Pointer *Part

// Pointers are pointers.
type Pointers []Pointer

// Pair is an array.
type Pair [2]Part

// Same is the very same type as Part.
type Same = Part

// List is the same as a slice of it.
type List = []Same

// Copy is another struct of the same members.
type Copy Part

// Interfaces is an interface.
type Interfaces interface{ Get() Part }

// Func is a function.
type Func func(Part) Part

// Part has a function.
type Part struct {
	Inner Inner
}

// Inner has one, too.
type Inner struct {
	Name string
}

func SetDefaults_Part(in *Part) {}

func SetDefaults_Inner(in *Inner) {}

func SetDefaults_MoreParts(in *MoreParts) {}

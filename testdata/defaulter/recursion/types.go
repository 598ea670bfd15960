package recursion

// Tree holds itself through a pointer and a slice.
type Tree struct {
	TypeMeta int
	Left     *Tree
	Branches []Tree
	Leaf     Leaf
}

// Loop is no root, and holds itself.
type Loop struct {
	Next *Loop
	Leaf *Leaf
}

// Holder holds it.
type Holder struct {
	TypeMeta int
	Loop     Loop
	Loops    []*Loop
}

// Even and Odd hold each other.
type Even struct {
	Odd  *Odd
	Leaf Leaf
}

// Odd is the other one.
type Odd struct {
	Even *Even
}

// Both holds both.
type Both struct {
	TypeMeta int
	Even     Even
	Odd      Odd
}

// Ring has a function, but within itself it is not called.
type Ring struct {
	Inner []Ring
}

// RingHolder holds a ring.
type RingHolder struct {
	TypeMeta int
	Ring     Ring
}

// Maps holds itself in a map.
type Maps struct {
	TypeMeta int
	More     map[string]Maps
	Leaf     Leaf
}

// Barren holds itself and nothing else.
type Barren struct {
	TypeMeta int
	Barren   *Barren
}

// Leaf has a function.
type Leaf struct {
	Name string
}

func SetDefaults_Leaf(in *Leaf) {}

func SetDefaults_Ring(in *Ring) {}

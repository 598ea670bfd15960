package pointers

// Phase is a string.
type Phase string

// Labels is a named map.
type Labels map[string]string

// Names is a named slice.
type Names []string

// Point can be copied by assignment.
type Point struct {
	X, Y int
}

// Line cannot be copied by assignment.
type Line struct {
	Points []Point
}

// Single has one star.
type Single struct {
	Bool     *bool
	String   *string
	Int32    *int32
	Float64  *float64
	Byte     *byte
	Phase    *Phase
	Point    *Point
	Line     *Line
	Labels   *Labels
	Names    *Names
	Map      *map[string]string
	MapLines *map[string]*Line
	Slice    *[]string
	Slices   *[][]string
}

// Double has two stars.
type Double struct {
	String **string
	Phase  **Phase
	Point  **Point
	Line   **Line
	Labels **Labels
	Names  **Names
	Map    **map[string]string
	Slice  **[]Line
}

// Triple has three stars.
type Triple struct {
	String ***string
	Line   ***Line
}

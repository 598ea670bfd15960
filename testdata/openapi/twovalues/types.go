package twovalues

// Kind is one of some.
//
// +enum
type Kind string

const (
	// A is short.
	A Kind = "x"
	// B is another with a longer comment.
	B Kind = "x"
	// C b
	C Kind = "y"
	// D a
	D Kind = "y"
	E Kind = ""
)

// Holder holds one.
type Holder struct {
	Kind Kind `json:"kind"`
}

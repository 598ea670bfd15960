package enums

import "example.com/testdata/openapi/enums/more"

// Holder holds colours.
type Holder struct {
	// The colour.
	Colour Colour `json:"colour"`
	Bare Colour `json:"bare"`
	Pointer *Colour `json:"pointer,omitempty"`
	List []Colour `json:"list"`
	Map map[string]Colour `json:"map"`
	Keys map[Colour]string `json:"keys"`
	// Nothing to choose from.
	None Nothing `json:"none"`
	Number Number `json:"number"`
	Shade Shade `json:"shade"`
	More more.Kind `json:"more"`
	// +default="red"
	Chosen Colour `json:"chosen,omitempty"`
}

// Colour is one of some.
//
// +enum
type Colour string

const (
	// Red is the   colour
	// of blood.
	Red Colour = "red"

	Green Colour = "green" // trailing

	// Something about blue.
	Blue = Colour("blue")

	// Quoted has "quotes" and a \t.
	Quoted Colour = "a \"b\" \\ c"

	private Colour = "pri" + "vate"

	text = "no colour"
)

// Again is Red by another name, with a comment that is longer.
const Again Colour = Red

const (
	// First comes first.
	First, Second Shade = "1", "2"
	Third Shade = Shade(First) + "3"
)

// Shade is another.
// +enum
type Shade string

// Nothing has no values.
//
// +enum
type Nothing string

// Number is no text.
//
// +enum
type Number int

// One is the only one.
const One Number = 1

var _, _ = private, text

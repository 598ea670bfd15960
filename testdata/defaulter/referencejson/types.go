package referencejson

import "example.com/testdata/defaulter/referencejson/other"

// Greeting is a constant.
const Greeting = "[]"

// Root has fields.
type Root struct {
	TypeMeta int

	// +default=ref(Greeting)
	Names []string
	// +default=ref(example.com/testdata/defaulter/referencejson/other.Far)
	Part  *Part
	Other other.Name
}

// Part is a struct.
type Part struct {
	Name string
}

package v1_test

import (
	"testing"

	"example.com/testdata/conversion/optout/internal"
	"example.com/testdata/conversion/optout/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	values.Becomes(t, known,
		v1.Tree{Name: "t", Rings: 1, Height: 2, Width: 3, Depth: 4},
		internal.Tree{Name: "t", Height: 2, Depth: 4})
}

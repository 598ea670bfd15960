package v1_test

import (
	"testing"

	"example.com/testdata/conversion/reordered/internal"
	"example.com/testdata/conversion/reordered/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	// What kgen warns of: the values change places.
	values.Becomes(t, known,
		v1.Trip{Legs: []v1.Leg{{From: "a", To: "b"}}},
		internal.Trip{Legs: []internal.Leg{{From: "b", To: "a"}}})
	values.Becomes(t, known, v1.Leg{From: "a", To: "b"}, internal.Leg{From: "a", To: "b"})
}

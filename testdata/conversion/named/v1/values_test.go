package v1_test

import (
	"testing"

	"example.com/testdata/conversion/named/internal"
	"example.com/testdata/conversion/named/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	here := v1.Paint{
		Base: "red", Level: 2, Same: "x", Colors: v1.Colors{"a", "b"}, Limits: v1.Limits{1: "c"},
		Ref: values.To(v1.Color("r")), Plain: []string{"p"}, Mixed: map[string]v1.Colors{"m": {"n"}},
	}
	there := internal.Paint{
		Base: "red", Level: 2, Same: "x", Colors: internal.Colors{"a", "b"}, Limits: internal.Limits{1: "c"},
		Ref: values.To(internal.Color("r")), Plain: []internal.Color{"p"},
		Mixed: map[string]internal.Colors{"m": {"n"}},
	}
	values.Becomes(t, known, here, there)
	values.Becomes(t, known, there, here)
}

package v1_test

import (
	"testing"

	"example.com/testdata/conversion/skipunsafe/internal"
	"example.com/testdata/conversion/skipunsafe/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	in := v1.Lamp{Bulbs: []v1.Bulb{{Watts: 5}}, ByRoom: map[string]v1.Bulb{"r": {Glass: v1.Glass{Clear: true}}}}
	var out internal.Lamp
	if err := known.Convert(&in, &out); err != nil {
		t.Fatal(err)
	}
	in.Bulbs[0].Watts = 6
	if out.Bulbs[0].Watts != 5 || !out.ByRoom["r"].Glass.Clear {
		t.Errorf("%#v shares memory with the input", out)
	}
}

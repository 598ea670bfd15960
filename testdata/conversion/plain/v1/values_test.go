package v1_test

import (
	"testing"

	"example.com/testdata/conversion/plain/internal"
	"example.com/testdata/conversion/plain/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	here := v1.Car{
		Name: "a", Doors: 3, Weight: 1.5, Electric: true, Serial: 200, Offset: -1, Plate: values.To("p"),
		Seats: []v1.Seat{{Row: 1, Heated: values.To(true)}, {Row: 2}}, Extras: map[string]v1.Extra{"x": {Price: 7}},
		Engine: &v1.Engine{Power: 9, Fuel: "f"}, Tags: []string{"t"}, Notes: map[string]string{"k": "v"},
		Main: v1.Engine{Power: 1},
	}
	there := internal.Car{
		Name: "a", Doors: 3, Weight: 1.5, Electric: true, Serial: 200, Offset: -1, Plate: values.To("p"),
		Seats: []internal.Seat{{Row: 1, Heated: values.To(true)}, {Row: 2}}, Extras: map[string]internal.Extra{"x": {Price: 7}},
		Engine: &internal.Engine{Power: 9, Fuel: "f"}, Tags: []string{"t"}, Notes: map[string]string{"k": "v"},
		Main: internal.Engine{Power: 1},
	}
	values.Becomes(t, known, here, there)
	values.Becomes(t, known, there, here)
	values.Becomes(t, known, v1.Car{}, internal.Car{})
}

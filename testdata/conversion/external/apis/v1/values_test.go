package v1_test

import (
	"testing"

	api "example.com/testdata/conversion/external/api/v1"
	"example.com/testdata/conversion/external/apis"
	"example.com/testdata/conversion/external/apis/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	values.Becomes(t, known,
		api.Farm{Name: "f", Fields: []api.Field{{Crop: "c"}}, Cows: 3},
		apis.Farm{Name: "f", Fields: []apis.Field{{Crop: "c"}}, Cows: 3})
	values.Becomes(t, known, apis.Barn{Hay: 2}, api.Barn{Hay: values.To[int32](2)})
}

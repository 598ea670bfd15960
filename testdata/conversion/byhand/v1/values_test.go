package v1_test

import (
	"testing"

	"example.com/testdata/conversion/byhand/internal"
	"example.com/testdata/conversion/byhand/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	values.Becomes(t, known,
		v1.Box{Label: values.To("l"), Sizes: []int32{1, 2}, Size: 3, Lid: v1.Lid{Round: true, Extra: "e"}, Old: &v1.Lid{Round: true}},
		internal.Box{Label: "l", Sizes: []int64{1, 2}, Size: 3, Lid: internal.Lid{Round: true}, Old: &internal.Lid{Round: true}})
	values.Becomes(t, known, internal.Box{Sizes: []int64{5}}, v1.Box{Label: values.To(""), Sizes: []int32{5}})
}

package v1_test

import (
	"testing"

	"example.com/testdata/conversion/aliasbyhand/internal"
	"example.com/testdata/conversion/aliasbyhand/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	values.Becomes(t, known,
		v1.Shelf{List: v1.List{{Name: "a"}}, Bin: v1.Bin{{Size: 2}}, Screws: []v1.Screw{{Size: 3}}},
		internal.Shelf{
			List: internal.List{{Name: "a"}}, Bin: internal.Bin{{Size: 4}}, Screws: []internal.Screw{{Size: 6}},
		})
}

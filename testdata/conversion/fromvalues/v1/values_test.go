package v1_test

import (
	"net/url"
	"testing"

	"example.com/testdata/conversion/fromvalues/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	values.Becomes(t, known,
		url.Values{"text": {"a", "b"}, "number": {"3"}, "large": {"4"}, "flag": {"yes"}, "words": {"c", "d"}, "modes": {"m"}, "-": {"e"}},
		v1.Options{
			Text: "a", Number: 3, Large: 4, Flag: true, Words: []string{"c", "d"}, Modes: v1.Modes{"m"},
			Dash: "e", DashNamed: "e",
		})
	values.Becomes(t, known, url.Values{}, v1.Options{})
}

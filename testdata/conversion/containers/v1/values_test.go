package v1_test

import (
	"testing"

	"example.com/testdata/conversion/containers/internal"
	"example.com/testdata/conversion/containers/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	here := v1.Holder{
		One: v1.Item{Text: "1"}, Ref: &v1.Item{Text: "2"},
		List:  []v1.Item{{Text: "3"}, {Text: "4"}},
		Named: map[string]v1.Item{"n": {Text: "5"}}, ByKind: map[v1.Kind]v1.Item{"k": {Text: "6"}},
		Kinds: []v1.Kind{"k"}, Inner: map[string]v1.Inner{"i": {Item: v1.Item{Text: "7"}}},
		Wide: []v1.Inner{{Item: v1.Item{Text: "8"}}}, Deep: &v1.Inner{Item: v1.Item{Text: "9"}},
	}
	there := internal.Holder{
		One: internal.Item{Number: 1}, Ref: &internal.Item{Number: 2},
		List:   []internal.Item{{Number: 3}, {Number: 4}},
		Named:  map[string]internal.Item{"n": {Number: 5}},
		ByKind: map[internal.Kind]internal.Item{"k": {Number: 6}},
		Kinds:  []internal.Kind{"k"},
		Inner:  map[string]internal.Inner{"i": {Item: internal.Item{Number: 7}}},
		Wide:   []internal.Inner{{Item: internal.Item{Number: 8}}},
		Deep:   &internal.Inner{Item: internal.Item{Number: 9}},
	}
	values.Becomes(t, known, here, there)
	values.Becomes(t, known, there, here)
	var out internal.Holder
	if err := known.Convert(&v1.Holder{One: v1.Item{Text: "none"}}, &out); err == nil {
		t.Error("a text that is no number becomes one")
	}
}

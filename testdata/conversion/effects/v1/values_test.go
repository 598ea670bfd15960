package v1_test

import (
	"testing"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"example.com/testdata/conversion/effects/internal"
	"example.com/testdata/conversion/effects/v1"
	"example.com/testdata/values"
)

func TestValues(t *testing.T) {
	known := values.Scheme(t, v1.AddToScheme)
	values.Becomes(t, known,
		v1.Clock{
			TypeMeta: metav1.TypeMeta{Kind: "Clock"}, Face: v1.Face{Digits: 12}, Hands: v1.Hands{Long: 1},
			Knob: v1.Knob{Turns: 2}, Times: []metav1.Time{{}},
		},
		internal.Clock{
			Face: internal.Face{Digits: 12}, Knob: internal.Knob{Turns: 2}, Times: []metav1.Time{{}},
		})
}

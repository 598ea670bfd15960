// Package values sends real values through the generated functions of the cases, by way of a scheme in which these are
// registered, and compares what comes out. The tests that use it stand in the cases.
package values

import (
	"reflect"
	"testing"

	"k8s.io/apimachinery/pkg/runtime"
)

// To returns a pointer to a value.
func To[T any](value T) *T { return &value }

// Scheme returns a scheme that knows what a package registers.
func Scheme(t *testing.T, add func(*runtime.Scheme) error) *runtime.Scheme {
	t.Helper()
	known := runtime.NewScheme()
	if err := add(known); err != nil {
		t.Fatal(err)
	}
	return known
}

// Becomes converts a value, and compares what it becomes with what is wanted.
func Becomes[In, Out any](t *testing.T, known *runtime.Scheme, in In, want Out) {
	t.Helper()
	var out Out
	if err := known.Convert(&in, &out); err != nil {
		t.Errorf("%T: %v", in, err)
	} else if !reflect.DeepEqual(out, want) {
		t.Errorf("%T becomes\n\t%#v, not\n\t%#v", in, out, want)
	}
}

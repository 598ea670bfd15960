package extra

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/twofunctions/internal"
	v1 "example.com/testdata/conversion/twofunctions/v1"
)

// Convert_v1_Thing_To_internal_Thing is here, too.
func Convert_v1_Thing_To_internal_Thing(in *v1.Thing, out *internal.Thing, s conversion.Scope) error {
	return nil
}

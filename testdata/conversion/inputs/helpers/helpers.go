// Package helpers is asked for by name only: before 0.30 its functions count.
package helpers

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/inputs/internal"
	"example.com/testdata/conversion/inputs/v1"
)

// Convert_v1_Lid_To_internal_Lid doubles.
func Convert_v1_Lid_To_internal_Lid(in *v1.Lid, out *internal.Lid, s conversion.Scope) error {
	out.Size = 2 * in.Size
	return nil
}

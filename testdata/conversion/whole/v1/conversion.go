package v1

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/whole/internal"
)

// Convert_v1_Renamed_To_internal_Renamed goes right.
func Convert_v1_Renamed_To_internal_Renamed(in *Renamed, out *internal.Renamed, s conversion.Scope) error {
	out.Right = in.Left
	return nil
}

// Convert_internal_Renamed_To_v1_Renamed goes left.
func Convert_internal_Renamed_To_v1_Renamed(in *internal.Renamed, out *Renamed, s conversion.Scope) error {
	out.Left = in.Right
	return nil
}

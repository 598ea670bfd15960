package v1

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/aliasbyhand/internal"
)

// Convert_v1_List_To_internal_List is never needed for a field.
func Convert_v1_List_To_internal_List(in *List, out *internal.List, s conversion.Scope) error {
	for _, part := range *in {
		*out = append(*out, internal.Part(part))
	}
	return nil
}

// Convert_internal_List_To_v1_List is the way back.
func Convert_internal_List_To_v1_List(in *internal.List, out *List, s conversion.Scope) error {
	for _, part := range *in {
		*out = append(*out, Part(part))
	}
	return nil
}

// Convert_v1_Screw_To_internal_Screw doubles.
func Convert_v1_Screw_To_internal_Screw(in *Screw, out *internal.Screw, s conversion.Scope) error {
	out.Size = 2 * in.Size
	return nil
}

// Convert_internal_Screw_To_v1_Screw halves.
func Convert_internal_Screw_To_v1_Screw(in *internal.Screw, out *Screw, s conversion.Scope) error {
	out.Size = in.Size / 2
	return nil
}

package v1

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/byhand/internal"
)

// Convert_v1_Lid_To_internal_Lid loses what the peer has no place for.
func Convert_v1_Lid_To_internal_Lid(in *Lid, out *internal.Lid, s conversion.Scope) error {
	return autoConvert_v1_Lid_To_internal_Lid(in, out, s)
}

// Convert_Slice_int32_To_Slice_int64 widens.
func Convert_Slice_int32_To_Slice_int64(in *[]int32, out *[]int64, s conversion.Scope) error {
	for _, size := range *in {
		*out = append(*out, int64(size))
	}
	return nil
}

// Convert_Slice_int64_To_Slice_int32 narrows.
func Convert_Slice_int64_To_Slice_int32(in *[]int64, out *[]int32, s conversion.Scope) error {
	for _, size := range *in {
		*out = append(*out, int32(size))
	}
	return nil
}

// Convert_v1_Size_To_internal_Size narrows.
func Convert_v1_Size_To_internal_Size(in *Size, out *internal.Size, s conversion.Scope) error {
	*out = internal.Size(*in)
	return nil
}

// Convert_ByMistake has the signature, and another name.
func Convert_ByMistake(in *internal.Size, out *Size, s conversion.Scope) error {
	*out = Size(*in)
	return nil
}

// Convert_v1_Box_To_internal_Boxes has another signature.
func Convert_v1_Box_To_internal_Boxes(in *Box, out *internal.Box) error {
	return nil
}

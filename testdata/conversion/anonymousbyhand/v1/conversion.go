package v1

import "k8s.io/apimachinery/pkg/conversion"

// Convert_Struct_Slice_string_Slice_int32_To_Struct_Slice_string_Slice_int64 widens.
func Convert_Struct_Slice_string_Slice_int32_To_Struct_Slice_string_Slice_int64(in *struct {
	Labels []string
	Sizes  []int32
}, out *struct {
	Labels []string
	Sizes  []int64
}, s conversion.Scope) error {
	out.Labels = in.Labels
	for _, size := range in.Sizes {
		out.Sizes = append(out.Sizes, int64(size))
	}
	return nil
}

// Convert_Struct_Slice_string_Slice_int64_To_Struct_Slice_string_Slice_int32 narrows.
func Convert_Struct_Slice_string_Slice_int64_To_Struct_Slice_string_Slice_int32(in *struct {
	Labels []string
	Sizes  []int64
}, out *struct {
	Labels []string
	Sizes  []int32
}, s conversion.Scope) error {
	out.Labels = in.Labels
	for _, size := range in.Sizes {
		out.Sizes = append(out.Sizes, int32(size))
	}
	return nil
}

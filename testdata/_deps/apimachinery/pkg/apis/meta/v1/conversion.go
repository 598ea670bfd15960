package v1

import (
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/conversion"
)

// Convert_v1_TypeMeta_To_v1_TypeMeta leaves out what an object is: the codec says that.
//
// +k8s:conversion-fn=drop
func Convert_v1_TypeMeta_To_v1_TypeMeta(in, out *TypeMeta, s conversion.Scope) error {
	return nil
}

// Convert_v1_ListMeta_To_v1_ListMeta copies.
// +k8s:conversion-fn=copy-only
func Convert_v1_ListMeta_To_v1_ListMeta(in, out *ListMeta, s conversion.Scope) error {
	*out = *in
	return nil
}

// Convert_v1_Time_To_v1_Time copies.
// +k8s:conversion-fn=copy-only
func Convert_v1_Time_To_v1_Time(in *Time, out *Time, s conversion.Scope) error {
	*out = *in
	return nil
}

// Convert_resource_Quantity_To_resource_Quantity copies.
// +k8s:conversion-fn=copy-only
func Convert_resource_Quantity_To_resource_Quantity(in *resource.Quantity, out *resource.Quantity, s conversion.Scope) error {
	*out = *in
	return nil
}

// Convert_Pointer_string_To_string takes nothing for an empty text.
func Convert_Pointer_string_To_string(in **string, out *string, s conversion.Scope) error {
	*out = ""
	if *in != nil {
		*out = **in
	}
	return nil
}

// Convert_string_To_Pointer_string points to the text.
func Convert_string_To_Pointer_string(in *string, out **string, s conversion.Scope) error {
	text := *in
	*out = &text
	return nil
}

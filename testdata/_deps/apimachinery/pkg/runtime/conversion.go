package runtime

import (
	"net/url"
	"strconv"

	"k8s.io/apimachinery/pkg/conversion"
)

// ParameterCodec makes objects of the values of a query.
type ParameterCodec interface {
	DecodeParameters(parameters url.Values, into Object) error
}

// Convert_Slice_string_To_string takes the first value.
func Convert_Slice_string_To_string(in *[]string, out *string, s conversion.Scope) error {
	*out = ""
	if len(*in) > 0 {
		*out = (*in)[0]
	}
	return nil
}

// Convert_Slice_string_To_int takes the first value for a number.
func Convert_Slice_string_To_int(in *[]string, out *int, s conversion.Scope) error {
	*out = 0
	if len(*in) == 0 {
		return nil
	}
	number, err := strconv.Atoi((*in)[0])
	*out = number
	return err
}

// Convert_Slice_string_To_bool is true for anything but nothing, 0 and false.
func Convert_Slice_string_To_bool(in *[]string, out *bool, s conversion.Scope) error {
	*out = len(*in) > 0 && (*in)[0] != "" && (*in)[0] != "0" && (*in)[0] != "false"
	return nil
}

// Convert_Slice_string_To_int64 takes the first value for a number.
func Convert_Slice_string_To_int64(in *[]string, out *int64, s conversion.Scope) error {
	*out = 0
	if len(*in) == 0 {
		return nil
	}
	number, err := strconv.ParseInt((*in)[0], 10, 64)
	*out = number
	return err
}

// Convert_runtime_RawExtension_To_runtime_Object takes the object.
func Convert_runtime_RawExtension_To_runtime_Object(in *RawExtension, out *Object, s conversion.Scope) error {
	*out = in.Object
	return nil
}

// Convert_runtime_Object_To_runtime_RawExtension keeps the object.
func Convert_runtime_Object_To_runtime_RawExtension(in *Object, out *RawExtension, s conversion.Scope) error {
	*out = RawExtension{Object: *in}
	return nil
}

package v1

import (
	"k8s.io/apimachinery/pkg/conversion"

	api "example.com/testdata/conversion/external/api/v1"
	"example.com/testdata/conversion/external/apis"
)

// Convert_apis_Farm_To_v1_Farm loses the barn.
func Convert_apis_Farm_To_v1_Farm(in *apis.Farm, out *api.Farm, s conversion.Scope) error {
	return autoConvert_apis_Farm_To_v1_Farm(in, out, s)
}

// Convert_v1_Barn_To_apis_Barn takes nothing for none.
func Convert_v1_Barn_To_apis_Barn(in *api.Barn, out *apis.Barn, s conversion.Scope) error {
	if in.Hay != nil {
		out.Hay = *in.Hay
	}
	return nil
}

// Convert_apis_Barn_To_v1_Barn points to the hay.
func Convert_apis_Barn_To_v1_Barn(in *apis.Barn, out *api.Barn, s conversion.Scope) error {
	hay := in.Hay
	out.Hay = &hay
	return nil
}

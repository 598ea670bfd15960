package v1

import (
	"strconv"

	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/pointerelements/internal"
)

// Convert_v1_Boat_To_internal_Boat reads the length.
func Convert_v1_Boat_To_internal_Boat(in *Boat, out *internal.Boat, s conversion.Scope) error {
	length, err := strconv.Atoi(in.Length)
	out.Length = length
	return err
}

// Convert_internal_Boat_To_v1_Boat writes the length.
func Convert_internal_Boat_To_v1_Boat(in *internal.Boat, out *Boat, s conversion.Scope) error {
	out.Length = strconv.Itoa(in.Length)
	return nil
}

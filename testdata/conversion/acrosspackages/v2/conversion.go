package v2

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/acrosspackages/internal"
	"example.com/testdata/conversion/acrosspackages/v1"
)

// Convert_v1_Door_To_internal_Door closes the door.
func Convert_v1_Door_To_internal_Door(in *v1.Door, out *internal.Door, s conversion.Scope) error {
	return nil
}

// Convert_internal_Room_To_v2_Room loses the doors.
func Convert_internal_Room_To_v2_Room(in *internal.Room, out *Room, s conversion.Scope) error {
	return autoConvert_internal_Room_To_v2_Room(in, out, s)
}

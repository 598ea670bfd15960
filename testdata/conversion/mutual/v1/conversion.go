package v1

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/mutual/internal"
)

// Convert_v1_Class_To_internal_Class has to be called, so nothing that leads to a class is alike.
func Convert_v1_Class_To_internal_Class(in *Class, out *internal.Class, s conversion.Scope) error {
	out.Room = "room " + in.Room
	return nil
}

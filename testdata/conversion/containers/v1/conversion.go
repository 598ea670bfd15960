package v1

import (
	"strconv"

	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/containers/internal"
)

// Convert_v1_Item_To_internal_Item reads the number.
func Convert_v1_Item_To_internal_Item(in *Item, out *internal.Item, s conversion.Scope) error {
	number, err := strconv.Atoi(in.Text)
	out.Number = number
	return err
}

// Convert_internal_Item_To_v1_Item writes the number.
func Convert_internal_Item_To_v1_Item(in *internal.Item, out *Item, s conversion.Scope) error {
	out.Text = strconv.Itoa(in.Number)
	return nil
}

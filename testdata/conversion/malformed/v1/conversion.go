package v1

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/malformed/internal"
)

// Convert_v1_Fourth_To_internal_Fourth has a marker that cannot be read.
// +k8s:conversion-fn(true)=drop
func Convert_v1_Fourth_To_internal_Fourth(in *Fourth, out *internal.Fourth, s conversion.Scope) error {
	return nil
}

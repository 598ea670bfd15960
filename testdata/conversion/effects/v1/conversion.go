package v1

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/effects/internal"
)

// +k8s:conversion-fn=copy-only
func Convert_v1_Face_To_internal_Face(in *Face, out *internal.Face, s conversion.Scope) error {
	*out = internal.Face(*in)
	return nil
}

// +k8s:conversion-fn=copy-only
func Convert_internal_Face_To_v1_Face(in *internal.Face, out *Face, s conversion.Scope) error {
	*out = Face(*in)
	return nil
}

// +k8s:conversion-fn=drop
func Convert_v1_Hands_To_internal_Hands(in *Hands, out *internal.Hands, s conversion.Scope) error {
	return nil
}

// +k8s:conversion-fn=drop
func Convert_internal_Hands_To_v1_Hands(in *internal.Hands, out *Hands, s conversion.Scope) error {
	return nil
}

// +k8s:conversion-fn=copyonly
func Convert_v1_Knob_To_internal_Knob(in *Knob, out *internal.Knob, s conversion.Scope) error {
	*out = internal.Knob(*in)
	return nil
}

package v

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/oneline/w"
)

// Convert_v_A_To_v_B is registered on one line.
func Convert_v_A_To_v_B(in *A, out *B, s conversion.Scope) error {
	out.X = in.X
	return nil
}

// Convert_v_Ab_To_v_B is one letter too long for that.
func Convert_v_Ab_To_v_B(in *Ab, out *B, s conversion.Scope) error {
	out.X = in.X
	return nil
}

// Convert_v_A_To_w_A is written by hand.
func Convert_v_A_To_w_A(in *A, out *w.A, s conversion.Scope) error {
	out.X = &in.X
	return nil
}

// Convert_w_A_To_v_A is written by hand.
func Convert_w_A_To_v_A(in *w.A, out *A, s conversion.Scope) error {
	out.X = *in.X
	return nil
}

// Convert_v_Ab_To_w_Ab is written by hand.
func Convert_v_Ab_To_w_Ab(in *Ab, out *w.Ab, s conversion.Scope) error {
	out.X = &in.X
	return nil
}

// Convert_w_Ab_To_v_Ab is written by hand.
func Convert_w_Ab_To_v_Ab(in *w.Ab, out *Ab, s conversion.Scope) error {
	out.X = *in.X
	return nil
}

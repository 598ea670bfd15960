package v1

import (
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/testdata/conversion/nopeer/internal"
)

// Convert_v1_Ship_To_internal_Ship loses masts and sails.
func Convert_v1_Ship_To_internal_Ship(in *Ship, out *internal.Ship, s conversion.Scope) error {
	return autoConvert_v1_Ship_To_internal_Ship(in, out, s)
}

// Convert_internal_Crew_To_v1_Crew lets the cook go.
func Convert_internal_Crew_To_v1_Crew(in *internal.Crew, out *Crew, s conversion.Scope) error {
	return autoConvert_internal_Crew_To_v1_Crew(in, out, s)
}

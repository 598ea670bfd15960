// Package values has one more value of an enumeration of another package; up to 0.26 upstream finds it by chance.
//
// +k8s:openapi-gen=true
package values

import "example.com/testdata/openapi/enumvalues/kinds"

// B is another.
const B kinds.Kind = "b"

// Holder holds one.
type Holder struct {
	Kind kinds.Kind `json:"kind"`
}

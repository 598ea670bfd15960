// Package values has values.
//
// +k8s:openapi-gen=true
package values

import "example.com/testdata/openapi/enums/more"

// B is another.
const B more.Kind = "b"

// Holder holds one.
type Holder struct {
	Kind more.Kind `json:"kind"`
}

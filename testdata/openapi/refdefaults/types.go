package refdefaults

import (
	"example.com/testdata/openapi/refdefaults/other"
	v1 "example.com/testdata/openapi/refdefaults/other/v1"
)

// Limit is a constant.
const Limit = 3

// Holder refers.
type Holder struct {
	// +default=ref(Limit)
	Limit *int `json:"limit"`
	// +default=ref(example.com/testdata/openapi/refdefaults/other.Text)
	Text string `json:"text,omitempty"`
	// +default=ref(example.com/testdata/openapi/refdefaults/other/v1.Text)
	More *string `json:"more"`
	Typed *other.Word `json:"typed"`
	List []v1.Word `json:"list,omitempty"`
	// Zero is enforced all the same.
	//
	// +default=ref(Limit)
	Enforced int `json:"enforced"`
}

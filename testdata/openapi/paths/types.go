package paths

import (
	dotted "example.com/testdata/openapi/paths/my.group/v1"
	deep "example.com/testdata/openapi/paths/one/two-three/four.five/six_seven/v1"
)

// Holder holds them.
type Holder struct {
	Dotted dotted.Type `json:"dotted"`
	Deep   deep.Type   `json:"deep"`
}

package packages

import (
	ab "example.com/testdata/openapi/packages/a-b/v1"
	a "example.com/testdata/openapi/packages/a/v1"
	common "example.com/testdata/openapi/packages/common"
	spec "example.com/testdata/openapi/packages/spec"
)

// Holder holds them.
type Holder struct {
	A      a.Type      `json:"a"`
	AB     *ab.Type    `json:"ab"`
	Common common.Type `json:"common"`
	Spec   spec.Type   `json:"spec"`
	List   []a.Type    `json:"list"`
}

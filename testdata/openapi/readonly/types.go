package readonly

import "example.com/testdata/openapi/readonly/other"

// Type is one.
//
// +k8s:openapi-model-package=com.example.readonly
type Type struct {
	Other other.Type `json:"other"`
}

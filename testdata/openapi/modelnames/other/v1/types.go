// Package v1 has others.
package v1

// Thing asks by itself.
//
// +k8s:openapi-gen=true
// +k8s:openapi-model-package=com.example.other
type Thing struct {
	Value string `json:"value"`
}

// Hand has a method that is written by hand.
//
// +k8s:openapi-gen=true
type Hand struct{}

// OpenAPIModelName is it.
func (Hand) OpenAPIModelName() string { return "com.example.hand" }

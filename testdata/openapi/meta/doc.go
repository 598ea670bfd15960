// Package meta has an API object with apimachinery's types, which are described as well.
//
// +k8s:openapi-gen=true
package meta

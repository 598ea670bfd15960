// Package v1 has its types in another package v1, and calls functions of a third.
//
// +k8s:defaulter-gen=TypeMeta
// +k8s:defaulter-gen-input=example.com/testdata/defaulter/importclash/api/core/v1
package v1

// Package input has its types in another package.
//
// +k8s:defaulter-gen=TypeMeta
// +k8s:defaulter-gen-input=example.com/testdata/defaulter/input/api/v1
package input

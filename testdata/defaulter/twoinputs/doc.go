// Package twoinputs takes its types from two packages.
//
// +k8s:defaulter-gen=TypeMeta
// +k8s:defaulter-gen-input=example.com/testdata/defaulter/twoinputs
// +k8s:defaulter-gen-input=k8s.io/apimachinery/pkg/apis/meta/v1
package twoinputs

// Package v1 has slices and maps of pointers to what a function converts.
//
// +k8s:conversion-gen=example.com/testdata/conversion/pointerelements/internal
package v1

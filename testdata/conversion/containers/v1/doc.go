// Package v1 has maps, slices and pointers whose elements are converted one by one.
//
// +k8s:conversion-gen=example.com/testdata/conversion/containers/internal
package v1

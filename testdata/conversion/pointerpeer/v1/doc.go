// Package v1 has a struct whose peer is a pointer.
//
// +k8s:conversion-gen=example.com/testdata/conversion/pointerpeer/internal
package v1

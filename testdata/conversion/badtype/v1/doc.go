// Package v1 names a peer above a type.
//
// +k8s:conversion-gen=example.com/testdata/conversion/badtype/internal
package v1

// Package v1 asks for a conversion from a type that cannot be.
//
// +k8s:conversion-gen=example.com/testdata/conversion/badfrom/internal
package v1

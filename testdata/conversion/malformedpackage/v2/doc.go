// Package v2 is converted.
//
// +k8s:conversion-gen=example.com/testdata/conversion/malformedpackage/internal
package v2

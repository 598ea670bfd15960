// Package v1 asks for conversions with values that upstream passes over.
//
// +k8s:conversion-gen=example.com/testdata/conversion/oddfrom/internal
package v1

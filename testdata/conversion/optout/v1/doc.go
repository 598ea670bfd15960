// Package v1 leaves out types and fields.
//
// +k8s:conversion-gen=example.com/testdata/conversion/optout/internal
package v1

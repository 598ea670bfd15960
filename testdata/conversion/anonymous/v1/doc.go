// Package v1 has types without names.
//
// +k8s:conversion-gen=example.com/testdata/conversion/anonymous/internal
package v1

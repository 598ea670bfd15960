// Package v1 is converted without looking at memory.
//
// +k8s:conversion-gen=example.com/testdata/conversion/skipunsafe/internal
package v1

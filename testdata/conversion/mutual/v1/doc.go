// Package v1 has types that hold each other and are alike on both sides.
//
// +k8s:conversion-gen=example.com/testdata/conversion/mutual/internal
package v1

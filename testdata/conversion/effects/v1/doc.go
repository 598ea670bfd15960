// Package v1 has functions that say what they amount to.
//
// +k8s:conversion-gen=example.com/testdata/conversion/effects/internal
package v1

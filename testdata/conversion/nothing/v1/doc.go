// Package v1 asks for conversions, but has no type with a peer.
//
// +k8s:conversion-gen=example.com/testdata/conversion/nothing/internal
package v1

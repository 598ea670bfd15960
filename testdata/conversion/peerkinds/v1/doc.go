// Package v1 has structs whose peers are none, and other types whose peers are structs.
//
// +k8s:conversion-gen=example.com/testdata/conversion/peerkinds/internal
package v1

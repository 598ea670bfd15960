// Package v1 wants a peer, and none.
//
// +k8s:conversion-gen=example.com/testdata/conversion/mixedfalse/internal
// +k8s:conversion-gen=false
package v1

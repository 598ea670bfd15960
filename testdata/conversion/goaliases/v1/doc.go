// Package v1 has Go aliases, alone and within other types.
//
// +k8s:conversion-gen=example.com/testdata/conversion/goaliases/internal
package v1

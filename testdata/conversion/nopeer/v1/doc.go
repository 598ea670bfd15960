// Package v1 has fields without a counterpart, on both sides, and functions that see to them.
//
// +k8s:conversion-gen=example.com/testdata/conversion/nopeer/internal
package v1

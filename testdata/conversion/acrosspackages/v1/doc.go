// Package v1 has no function of its own; one of v2's keeps its types from being taken as they are in memory.
//
// +k8s:conversion-gen=example.com/testdata/conversion/acrosspackages/internal
package v1

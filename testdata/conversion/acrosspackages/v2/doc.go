// Package v2 has a function for types of v1.
//
// +k8s:conversion-gen=example.com/testdata/conversion/acrosspackages/internal
package v2

// Package v1 has fields of one type in another order, whose values change places.
//
// +k8s:conversion-gen=example.com/testdata/conversion/reordered/internal
package v1

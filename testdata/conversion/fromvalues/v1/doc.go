// Package v1 has types that are made of the values of a query.
//
// +k8s:conversion-gen=example.com/testdata/conversion/fromvalues/internal
package v1

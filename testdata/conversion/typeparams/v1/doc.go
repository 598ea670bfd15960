// Package v1 has a struct with a type parameter.
//
// +k8s:conversion-gen=example.com/testdata/conversion/typeparams/internal
package v1

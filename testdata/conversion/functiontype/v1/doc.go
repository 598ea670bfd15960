// Package v1 has a list of names where its peer has functions.
//
// +k8s:conversion-gen=example.com/testdata/conversion/functiontype/internal
package v1

// Package v1 lacks functions of every form that kgen can begin.
//
// +k8s:conversion-gen=example.com/testdata/conversion/stubs/internal
package v1

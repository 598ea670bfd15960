// Package v1 lacks every function that somebody would have to write.
//
// +k8s:conversion-gen=example.com/testdata/conversion/missing/internal
package v1

// Package v1 names a package that is not there.
//
// +k8s:conversion-gen=example.com/testdata/conversion/missingpeer/nowhere
package v1

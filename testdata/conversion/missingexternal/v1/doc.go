// Package v1 has its types in a package that is not there.
//
// +k8s:conversion-gen=example.com/testdata/conversion/missingexternal/internal
// +k8s:conversion-gen-external-types=example.com/testdata/conversion/missingexternal/nowhere
package v1

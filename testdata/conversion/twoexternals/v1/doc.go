// Package v1 has its types in two packages.
//
// +k8s:conversion-gen=example.com/testdata/conversion/twoexternals/internal
// +k8s:conversion-gen-external-types=example.com/testdata/conversion/twoexternals/internal
// +k8s:conversion-gen-external-types=example.com/testdata/conversion/twoexternals/v1
package v1

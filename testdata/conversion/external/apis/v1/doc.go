// Package v1 converts types that are declared in another package.
//
// +k8s:conversion-gen=example.com/testdata/conversion/external/apis
// +k8s:conversion-gen-external-types=example.com/testdata/conversion/external/api/v1
package v1

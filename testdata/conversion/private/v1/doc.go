// Package v1 converts types of another package.
//
// +k8s:conversion-gen=example.com/testdata/conversion/private/internal
// +k8s:conversion-gen-external-types=example.com/testdata/conversion/private/api
package v1

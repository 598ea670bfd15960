// Package v1 is converted field by field, and through memory where both sides are alike.
//
// +k8s:conversion-gen=example.com/testdata/conversion/plain/internal
package v1

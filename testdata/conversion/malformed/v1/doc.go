// Package v1 has markers that upstream cannot read from 0.34 on, and passes over.
//
// +k8s:conversion-gen=example.com/testdata/conversion/malformed/internal
package v1

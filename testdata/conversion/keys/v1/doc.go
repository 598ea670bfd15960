// Package v1 has maps whose keys are converted, assigned, or neither.
//
// +k8s:conversion-gen=example.com/testdata/conversion/keys/internal
package v1

// Package v1 has types that lead back to themselves, so that earlier answers of memory comparisons count before 0.34.
//
// +k8s:conversion-gen=example.com/testdata/conversion/cycles/internal
package v1

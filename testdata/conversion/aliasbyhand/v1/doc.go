// Package v1 has a function for named slices, which does not keep a field from being taken as it is in memory.
//
// +k8s:conversion-gen=example.com/testdata/conversion/aliasbyhand/internal
package v1

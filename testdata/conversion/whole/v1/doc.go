// Package v1 has structs that are copied whole from 0.37 on, and some that are not.
//
// +k8s:conversion-gen=example.com/testdata/conversion/whole/internal
package v1

// Package v1 is converted; a package beside it has functions, but no marker.
//
// +k8s:conversion-gen=example.com/testdata/conversion/inputs/internal
package v1

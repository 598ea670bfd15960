// Package v1 has a marker that belongs above a type in the wrong places.
//
// +k8s:conversion-gen=example.com/testdata/conversion/misplaced/internal
package v1

// Package v1 has fields of named basic types, maps and slices: upstream takes a copy of what they stand for.
//
// +k8s:conversion-gen=example.com/testdata/conversion/named/internal
package v1

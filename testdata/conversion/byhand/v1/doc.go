// Package v1 has functions written by hand for plain types, slices and structs; the registered ones come by name.
//
// +k8s:conversion-gen=example.com/testdata/conversion/byhand/internal
package v1

// Package unsafe has the name of a package that its functions need.
//
// +k8s:conversion-gen=example.com/testdata/conversion/unsafe/internal
package unsafe

// Package v1 imports packages whose names are taken, keywords, or not those of their directories.
//
// +k8s:conversion-gen=example.com/testdata/conversion/importnames/core
package v1

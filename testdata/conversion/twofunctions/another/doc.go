// Package another is asked for as well.
//
// +k8s:conversion-gen=example.com/testdata/conversion/twofunctions/internal
package another

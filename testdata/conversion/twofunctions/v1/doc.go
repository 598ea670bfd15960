// Package v1 has a function that another package has, too.
//
// +k8s:conversion-gen=example.com/testdata/conversion/twofunctions/internal
// +k8s:conversion-gen=example.com/testdata/conversion/twofunctions/extra
package v1

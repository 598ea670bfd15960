// Package v1 converts structs without a name by hand.
//
// +k8s:conversion-gen=example.com/testdata/conversion/anonymousbyhand/internal
package v1

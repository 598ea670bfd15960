// Package v1 has peers in two packages, and the first that has a type of the name wins.
//
// +k8s:conversion-gen=example.com/testdata/conversion/severalpeers/second
// +k8s:conversion-gen=example.com/testdata/conversion/severalpeers/first
package v1

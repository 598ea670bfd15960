// Package v1 finds a peer, and functions, in packages that kgen.toml names.
//
// +k8s:conversion-gen=example.com/testdata/conversion/extrapeers/internal
package v1

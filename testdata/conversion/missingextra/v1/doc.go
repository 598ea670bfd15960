// Package v1 has a peer by kgen.toml that is not there.
//
// +k8s:conversion-gen=example.com/testdata/conversion/missingextra/internal
package v1

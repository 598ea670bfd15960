// Package v1 wants no peer, twice.
//
// +k8s:conversion-gen=false
// +k8s:conversion-gen=false
package v1

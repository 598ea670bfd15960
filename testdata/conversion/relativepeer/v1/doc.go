// Package v1 names its peer by a relative path.
//
// +k8s:conversion-gen=../internal
package v1

// Package v1 has a marker that cannot be read; v2 has one that can.
//
// +k8s:conversion-gen(1)=x
package v1

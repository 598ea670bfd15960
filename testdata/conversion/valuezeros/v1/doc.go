// Package v1 has fields of all kinds that are made of the values of a query, most of them in vain.
//
// +k8s:conversion-gen=false
package v1

// Package jsonnames has JSON names that are no Go strings as they stand.
//
// +k8s:openapi-gen=true
package jsonnames

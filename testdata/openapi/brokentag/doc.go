// Package brokentag has a struct tag that cannot be read.
//
// +k8s:openapi-gen=true
package brokentag

// Package backslashes has comments and markers that are no Go strings as they stand.
//
// +k8s:openapi-gen=true
package backslashes

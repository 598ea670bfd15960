// Package equalnames has fields of one JSON name, and lists that refer to one type twice.
//
// +k8s:openapi-gen=true
package equalnames

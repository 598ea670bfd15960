// Package must has fields that are required by a marker (0.30 on).
//
// +k8s:openapi-gen=true
package must

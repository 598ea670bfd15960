// Package required has a field that is required and optional (0.30 on).
//
// +k8s:openapi-gen=true
package required

// Package paths has import paths with other signs than letters.
//
// +k8s:openapi-gen=true
package paths

// Package unions has unions.
//
// +k8s:openapi-gen=true
package unions

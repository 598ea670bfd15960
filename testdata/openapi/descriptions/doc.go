// Package descriptions has comments of all kinds.
//
// +k8s:openapi-gen=true
package descriptions

// Package violations breaks the rules of API names and lists.
//
// +k8s:openapi-gen=true
package violations

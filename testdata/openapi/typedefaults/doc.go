// Package typedefaults has defaults above types, and behind names and pointers (0.29 on).
//
// +k8s:openapi-gen=true
package typedefaults

// Package refdefaults has defaults that refer to constants (0.29 on).
//
// +k8s:openapi-gen=true
package refdefaults

// Package twovalues has enumerations with constants of one value.
//
// +k8s:openapi-gen=true
package twovalues

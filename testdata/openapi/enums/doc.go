// Package enums has enumerations, one of them in another package.
//
// +k8s:openapi-gen=true
package enums

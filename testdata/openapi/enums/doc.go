// Package enums has enumerations, with values in other packages.
//
// +k8s:openapi-gen=true
package enums

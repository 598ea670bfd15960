// Package noproperties has structs without properties: nothing names the package of schemas.
//
// +k8s:openapi-gen=true
package noproperties

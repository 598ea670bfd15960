// Package apirules breaks the rules of API names and lists in all ways.
//
// +k8s:openapi-gen=true
package apirules

// Package intkeys has a map by numbers.
//
// +k8s:openapi-gen=true
package intkeys

// Package pointermethod has a type whose methods need a pointer.
//
// +k8s:openapi-gen=true
package pointermethod

// Package uintptr has a default of a type whose zero value upstream does not know.
//
// +k8s:defaulter-gen=TypeMeta
package uintptr

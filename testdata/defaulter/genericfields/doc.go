// Package genericfields has fields of generic types.
//
// +k8s:defaulter-gen=TypeMeta
package genericfields

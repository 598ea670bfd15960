// Package generics has a generic root.
//
// +k8s:defaulter-gen=TypeMeta
package generics

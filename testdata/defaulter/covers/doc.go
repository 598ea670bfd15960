// Package covers has functions that cover all below their type.
//
// +k8s:defaulter-gen=TypeMeta
package covers

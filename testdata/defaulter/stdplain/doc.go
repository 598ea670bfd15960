// Package stdplain has fields of the standard library, and nothing to do for them.
//
// +k8s:defaulter-gen=TypeMeta
package stdplain

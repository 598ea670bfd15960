// Package embedded embeds structs and pointers to them.
//
// +k8s:defaulter-gen=TypeMeta
package embedded

// Package a comes first, and is decided about before b's functions are known.
//
// +k8s:defaulter-gen=TypeMeta
package a

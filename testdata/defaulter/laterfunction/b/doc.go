// Package b comes later.
//
// +k8s:defaulter-gen=TypeMeta
package b

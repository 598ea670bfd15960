// Package mixedfalse wants something and nothing.
//
// +k8s:defaulter-gen=TypeMeta
// +k8s:defaulter-gen=false
package mixedfalse

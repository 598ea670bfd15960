// Package referencejson refers to constants where JSON is read.
//
// +k8s:defaulter-gen=TypeMeta
package referencejson

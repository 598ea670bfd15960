// Package badliterals has JSON that Go does not read.
//
// +k8s:defaulter-gen=TypeMeta
package badliterals

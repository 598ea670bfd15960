// Package nesting has loops within loops.
//
// +k8s:defaulter-gen=TypeMeta
package nesting

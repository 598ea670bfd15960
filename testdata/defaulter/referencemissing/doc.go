// Package referencemissing refers to constants that are not there.
//
// +k8s:defaulter-gen=TypeMeta
package referencemissing

// Package zerodefaults has defaults that are zero, which is what upstream asked for once.
//
// +k8s:defaulter-gen=TypeMeta
package zerodefaults

// Package structdefaults has defaults of structs that are always there.
//
// +k8s:defaulter-gen=TypeMeta
package structdefaults

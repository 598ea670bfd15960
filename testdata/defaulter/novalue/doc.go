// Package novalue has defaults without a value.
//
// +k8s:defaulter-gen=TypeMeta
package novalue

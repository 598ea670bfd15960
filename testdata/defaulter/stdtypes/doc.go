// Package stdtypes has functions for types of the standard library.
//
// +k8s:defaulter-gen=TypeMeta
package stdtypes

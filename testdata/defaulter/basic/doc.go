// Package basic calls hand-written functions along fields, pointers and slices.
//
// +k8s:defaulter-gen=TypeMeta
package basic

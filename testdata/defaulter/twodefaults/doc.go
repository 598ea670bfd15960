// Package twodefaults has a field with two defaults.
//
// +k8s:defaulter-gen=TypeMeta
package twodefaults

// Package notzero has defaults that upstream refused until 0.29.
//
// +k8s:defaulter-gen=TypeMeta
package notzero

// Package bytezero has bytes with the default zero.
//
// +k8s:defaulter-gen=TypeMeta
package bytezero

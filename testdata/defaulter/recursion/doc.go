// Package recursion has types that hold themselves.
//
// +k8s:defaulter-gen=TypeMeta
package recursion

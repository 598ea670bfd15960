// Package typetags has types that speak for themselves.
//
// +k8s:defaulter-gen=TypeMeta
package typetags

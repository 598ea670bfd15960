// Package nulldefault has the default null, which is no value of Go.
//
// +k8s:defaulter-gen=TypeMeta
package nulldefault

// Package register has no root: RegisterDefaults is written all the same.
//
// +k8s:defaulter-gen=TypeMeta
package register

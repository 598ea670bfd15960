// Package references has defaults that are constants.
//
// +k8s:defaulter-gen=TypeMeta
package references

// Package pointers has pointers wherever they can be.
//
// +k8s:defaulter-gen=TypeMeta
package pointers

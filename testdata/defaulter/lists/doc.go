// Package lists has lists of roots, which call the roots' own functions.
//
// +k8s:defaulter-gen=TypeMeta
package lists

// Package duplicatefunctions and its neighbour default the same type.
//
// +k8s:defaulter-gen=TypeMeta
package duplicatefunctions

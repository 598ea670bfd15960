// Package aliases has named types of all kinds, and Go aliases.
//
// +k8s:defaulter-gen=TypeMeta
package aliases

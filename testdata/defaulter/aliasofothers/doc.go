// Package aliasofothers has Go aliases of types that belong to nobody here; their defaults count for all of these.
//
// +k8s:defaulter-gen=TypeMeta
package aliasofothers

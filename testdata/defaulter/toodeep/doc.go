// Package toodeep has more loops within loops than upstream has names for.
//
// +k8s:defaulter-gen=TypeMeta
package toodeep

// Package peers is defaulted by functions of peers that it does not name.
//
// +k8s:defaulter-gen=TypeMeta
package peers

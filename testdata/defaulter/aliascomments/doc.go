// Package aliascomments has Go aliases with comments of their own.
//
// +k8s:defaulter-gen=TypeMeta
package aliascomments

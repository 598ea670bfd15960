// Package oneline has names around the length at which gofmt breaks a function literal.
//
// +k8s:defaulter-gen=TypeMeta
package oneline

// Package values is defaulted for real by its test.
//
// +k8s:defaulter-gen=TypeMeta
package values

// Package inputrelative names the package of its types as seen from itself.
//
// +k8s:defaulter-gen=TypeMeta
// +k8s:defaulter-gen-input=./types
package inputrelative

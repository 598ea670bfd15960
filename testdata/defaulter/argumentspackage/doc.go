// Package argumentspackage has an argument in doc.go.
//
// +k8s:defaulter-gen=ListMeta
// +k8s:defaulter-gen(x)=TypeMeta
package argumentspackage

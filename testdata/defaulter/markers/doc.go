// Package markers has defaults of pointers to predeclared types.
//
// +k8s:defaulter-gen=TypeMeta
package markers

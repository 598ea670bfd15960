// Package noinput names a package that is not there.
//
// +k8s:defaulter-gen=TypeMeta
// +k8s:defaulter-gen-input=example.com/testdata/defaulter/noinput/nothere
package noinput

// Package jsonclash has its types in a package named json.
//
// +k8s:defaulter-gen=TypeMeta
// +k8s:defaulter-gen-input=example.com/testdata/defaulter/jsonclash/json
package jsonclash

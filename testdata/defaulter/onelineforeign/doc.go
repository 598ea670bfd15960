// Package onelineforeign makes lines of 79 and 80 bytes with the name of an import.
//
// +k8s:defaulter-gen=TypeMeta
// +k8s:defaulter-gen-input=example.com/testdata/defaulter/onelineforeign/ab
package onelineforeign

// Package anonymous has functions for types without a name.
//
// +k8s:defaulter-gen=TypeMeta
package anonymous

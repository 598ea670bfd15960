// Package badjson has defaults that are no JSON.
//
// +k8s:defaulter-gen=TypeMeta
package badjson

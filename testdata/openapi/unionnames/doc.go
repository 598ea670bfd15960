// Package unionnames has a union with two fields of one JSON name.
//
// +k8s:openapi-gen=true
package unionnames

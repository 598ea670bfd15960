// Package anonymous has a struct without a name.
//
// +k8s:openapi-gen=true
package anonymous

// Package patchtags has a struct tag that its marker does not repeat.
//
// +k8s:openapi-gen=true
package patchtags

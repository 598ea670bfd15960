// Package anything has a field of type any, which is another name to upstream.
//
// +k8s:openapi-gen=true
package anything

// Package readonly has a dependency that is not written (0.36 on).
//
// +k8s:openapi-gen=true
package readonly

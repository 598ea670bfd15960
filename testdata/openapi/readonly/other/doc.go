// Package other is not written.
//
// +k8s:openapi-gen=true
// +k8s:openapi-model-package=com.example.other
package other

// Package modelnames has types with model names (0.35 on).
//
// +k8s:openapi-gen=true
// +k8s:openapi-model-package=com.example.modelnames
package modelnames

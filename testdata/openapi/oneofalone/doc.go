// Package oneofalone has a type that is one of several only (0.24 on).
//
// +k8s:openapi-gen=true
package oneofalone

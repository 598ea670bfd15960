// Package validation asks more of values than their types do (0.30 on).
//
// +k8s:openapi-gen=true
package validation

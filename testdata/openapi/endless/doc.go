// Package endless has types without end.
//
// +k8s:openapi-gen=true
package endless

// Package nestedvalidation asks something of what is within fields (0.32 on).
//
// +k8s:openapi-gen=true
package nestedvalidation

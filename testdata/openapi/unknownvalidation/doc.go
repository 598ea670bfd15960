// Package unknownvalidation has validation markers that nobody knows: up to 0.32 they have to be JSON all the same.
//
// +k8s:openapi-gen=true
package unknownvalidation

// Package badvalidation has markers that cannot be read, contradict each other or do not suit the type.
//
// +k8s:openapi-gen=true
package badvalidation

// Package badnestedvalidation has markers that do not suit the type, which is looked at closely from 0.32 on only.
//
// +k8s:openapi-gen=true
package badnestedvalidation

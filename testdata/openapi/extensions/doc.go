// Package extensions has markers that become extensions.
//
// +k8s:openapi-gen=true
package extensions

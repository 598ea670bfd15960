// Package withgenerics has generic types that are left out.
//
// +k8s:openapi-gen=true
package withgenerics

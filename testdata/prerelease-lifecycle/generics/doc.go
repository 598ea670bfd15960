// Package generics has an API with a type parameter.
//
// +k8s:prerelease-lifecycle-gen=true
package generics

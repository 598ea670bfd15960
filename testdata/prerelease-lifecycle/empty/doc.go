// Package empty has no API.
//
// +k8s:prerelease-lifecycle-gen=true
package empty

// Package short says it in its own way.
//
// +k8s:prerelease-lifecycle-gen=T
package short

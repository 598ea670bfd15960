// Package capital says it in its own way.
//
// +k8s:prerelease-lifecycle-gen=True
package capital

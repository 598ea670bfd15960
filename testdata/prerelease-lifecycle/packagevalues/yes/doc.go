// Package yes says it in its own way.
//
// +k8s:prerelease-lifecycle-gen=1
package yes

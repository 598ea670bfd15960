// Package off says it in its own way.
//
// +k8s:prerelease-lifecycle-gen=false
package off

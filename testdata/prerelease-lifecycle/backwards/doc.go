// Package backwards has APIs that end before they begin.
//
// +k8s:prerelease-lifecycle-gen=true
package backwards

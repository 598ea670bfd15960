// Package basic says when its types came and when they go.
//
// +k8s:prerelease-lifecycle-gen=true
package basic

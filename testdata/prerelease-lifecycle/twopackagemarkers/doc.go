// Package twopackagemarkers asks twice.
//
// +k8s:prerelease-lifecycle-gen=true
// +k8s:prerelease-lifecycle-gen=true
package twopackagemarkers

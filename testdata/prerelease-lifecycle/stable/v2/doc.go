// Package v2 is named after a version, more or less.
//
// +k8s:prerelease-lifecycle-gen=true
package v2

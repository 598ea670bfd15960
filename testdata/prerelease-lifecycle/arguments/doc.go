// Package arguments has a marker with arguments.
//
// +k8s:prerelease-lifecycle-gen=true
package arguments

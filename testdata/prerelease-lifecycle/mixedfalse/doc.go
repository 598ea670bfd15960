// Package mixedfalse asks and does not.
//
// +k8s:prerelease-lifecycle-gen=true
// +k8s:prerelease-lifecycle-gen=false
package mixedfalse

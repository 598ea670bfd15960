// Package manualsignature has methods written by hand in forms that upstream refuses.
//
// +k8s:prerelease-lifecycle-gen=true
package manualsignature

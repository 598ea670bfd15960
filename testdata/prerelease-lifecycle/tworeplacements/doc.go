// Package tworeplacements has a type with two replacements.
//
// +k8s:prerelease-lifecycle-gen=true
package tworeplacements

// Package twomarkers has a type that came twice.
//
// +k8s:prerelease-lifecycle-gen=true
package twomarkers

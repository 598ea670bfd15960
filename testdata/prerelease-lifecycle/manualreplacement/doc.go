// Package manualreplacement has a type whose replacement is named by hand, in the only form that upstream takes.
//
// +k8s:prerelease-lifecycle-gen=true
package manualreplacement

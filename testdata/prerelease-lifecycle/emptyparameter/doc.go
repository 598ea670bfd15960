// Package emptyparameter has a comma with nothing behind it.
//
// +k8s:prerelease-lifecycle-gen=true
package emptyparameter

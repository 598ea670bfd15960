// Package badparameter has a parameter that nobody knows.
//
// +k8s:prerelease-lifecycle-gen=true
package badparameter

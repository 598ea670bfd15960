// Package nointroduced has types of which nobody knows when they came.
//
// +k8s:prerelease-lifecycle-gen=true
package nointroduced

// Package badversions has releases that are none.
//
// +k8s:prerelease-lifecycle-gen=true
package badversions

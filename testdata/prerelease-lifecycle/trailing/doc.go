// Package trailing has words behind a release.
//
// +k8s:prerelease-lifecycle-gen=true
package trailing

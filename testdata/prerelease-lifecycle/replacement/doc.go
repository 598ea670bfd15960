// Package replacement has types that others replace.
//
// +k8s:prerelease-lifecycle-gen=true
package replacement

// Package signs has releases with signs and zeros.
//
// +k8s:prerelease-lifecycle-gen=true
package signs

// Package manual has types with methods written by hand.
//
// +k8s:prerelease-lifecycle-gen=true
package manual

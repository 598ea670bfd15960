// Package typemarkers has markers where they have no effect.
//
// +k8s:prerelease-lifecycle-gen=true
package typemarkers

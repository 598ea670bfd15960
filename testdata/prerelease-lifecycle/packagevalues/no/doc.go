// Package no says it in its own way.
//
// +k8s:prerelease-lifecycle-gen=0
package no

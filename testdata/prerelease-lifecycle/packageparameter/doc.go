// Package packageparameter has a parameter that nobody knows until 0.37, from which on all is well.
//
// +k8s:prerelease-lifecycle-gen=true,register=true
package packageparameter

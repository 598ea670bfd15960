// Package optout is taken whole, but for the types that opt out.
//
// +k8s:deepcopy-gen=package
package optout

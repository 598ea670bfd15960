// Package arrayconsts has array lengths that must be computed, across packages.
// Array fields are assigned, so the lengths do not show; see arraylengths.
//
// +k8s:deepcopy-gen=package
package arrayconsts

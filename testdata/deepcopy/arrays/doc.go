// Package arrays has arrays as fields: they are assigned, whatever they hold.
// Deepcopy-gen before 0.23 refuses them.
//
// +k8s:deepcopy-gen=package
package arrays

// Package grouped has types in groups and several names for one type of field.
//
// +k8s:deepcopy-gen=package
package grouped

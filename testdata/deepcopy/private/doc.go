// Package private has types whose names are not exported: they get no functions
// and callers do not care.
//
// +k8s:deepcopy-gen=package
package private

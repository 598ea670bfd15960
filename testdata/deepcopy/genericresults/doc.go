// Package genericresults has instances that only the method of another instance mentions, and such that are declared
// by way of another generic type.
//
// +k8s:deepcopy-gen=package
package genericresults

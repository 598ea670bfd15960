// Package genericelsewhere has a generic map of which only a package that asks for nothing has an instance.
//
// +k8s:deepcopy-gen=package
package genericelsewhere

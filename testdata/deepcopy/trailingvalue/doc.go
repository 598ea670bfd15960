// Package trailingvalue has a comment behind a marker's value: it is part of the
// value.
//
// +k8s:deepcopy-gen=package
package trailingvalue

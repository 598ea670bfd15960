// Package importforms imports with and without names, into its own scope, and
// for effect; the names of packages are not those of their paths.
//
// +k8s:deepcopy-gen=package
package importforms

// Package missingimport imports a package that does not exist.
//
// +k8s:deepcopy-gen=package
package missingimport

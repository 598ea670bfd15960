// Package badparameter has a marker of the package with an unknown parameter.
//
// +k8s:deepcopy-gen=package,private
package badparameter

// Package badpackagevalue has a marker of the package with an unknown value.
//
// +k8s:deepcopy-gen=register
package badpackagevalue

// Package misspeltpackage has a marker of the package with a misspelt value.
//
// +k8s:deepcopy-gen=pakage
package misspeltpackage

// Package far has a marker of the package with a value that is near to none.
//
// +k8s:deepcopy-gen=everything
package far

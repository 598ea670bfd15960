// Package keywordleaf imports packages whose paths end in keywords of Go.
//
// +k8s:deepcopy-gen=package
package keywordleaf

// Package runes has fields of type rune and error, the two builtin names that are
// neither in the tool's table nor types of their own.
//
// +k8s:deepcopy-gen=package
package runes

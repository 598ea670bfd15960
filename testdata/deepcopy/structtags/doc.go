// Package structtags has field tags raw and quoted, with quotes and braces inside.
//
// +k8s:deepcopy-gen=package
package structtags

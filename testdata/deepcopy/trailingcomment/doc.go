// Package trailingcomment shows the trap of trailing comments: a comment belongs
// to the name on the line below the one it ends on, even if it trails code.
//
// +k8s:deepcopy-gen=package
package trailingcomment

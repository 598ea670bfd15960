//go:build windows

// Package docguarded has its marker in a doc.go for another system, so there is
// no marker, and only the type that opts in gets functions.
//
// +k8s:deepcopy-gen=package
package docguarded

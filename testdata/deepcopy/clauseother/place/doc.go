// Package name lives in a directory with another name: upstream writes the
// directory's name as the package clause, which does not compile.
//
// +k8s:deepcopy-gen=package
package name

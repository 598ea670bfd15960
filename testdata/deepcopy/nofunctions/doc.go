// Package nofunctions asks for functions but has no type that can get one:
// upstream writes a file with the header and the package clause (0.37 writes none).
//
// +k8s:deepcopy-gen=package
package nofunctions

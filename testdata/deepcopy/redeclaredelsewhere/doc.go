// Package redeclaredelsewhere declares a name in two files: the first file counts.
// +k8s:deepcopy-gen=package

package redeclaredelsewhere

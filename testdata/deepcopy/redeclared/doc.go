// Package redeclared declares names twice in one file: until 0.29 that ended the run, later the first one counts.
// +k8s:deepcopy-gen=package

package redeclared

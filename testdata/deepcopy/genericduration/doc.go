// Package genericduration has an instance of a generic slice for a type of a
// package whose path is one word, which looks like its name.
//
// +k8s:deepcopy-gen=package
package genericduration

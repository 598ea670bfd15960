// Package goaliases has Go aliases: they are what they stand for, and their
// comment takes the place of the comment of what they stand for up to 0.34.
//
// +k8s:deepcopy-gen=package
package goaliases

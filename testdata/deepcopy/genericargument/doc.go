// Package genericargument has an instance of a generic slice for a type of a
// package, whose path upstream writes into the receiver: it cannot be formatted.
//
// +k8s:deepcopy-gen=package
package genericargument

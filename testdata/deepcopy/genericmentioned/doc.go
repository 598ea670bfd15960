// Package genericmentioned mentions an instance of another package's type in a
// function's signature, and nowhere else.
//
// +k8s:deepcopy-gen=package
package genericmentioned

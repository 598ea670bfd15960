// Package anykeys has named types of empty interfaces and uses them.
//
// +k8s:deepcopy-gen=package
package anykeys

// Package holdsitself has a struct that holds an array of itself, which no value
// could be.
//
// +k8s:deepcopy-gen=package
package holdsitself

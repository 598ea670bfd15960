// Package shapes lives in a directory whose name goes on after a dot: the clause
// of the output ends at the dot.
//
// +k8s:deepcopy-gen=package
package shapes

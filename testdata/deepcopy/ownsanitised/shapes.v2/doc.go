// Package shapes has a path whose last element is no identifier. Before 0.32 its
// name without the dot counts as taken, later only the name with the dot does,
// which no import can have.
//
// +k8s:deepcopy-gen=package
package shapes

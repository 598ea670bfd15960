// Package maps has maps of everything.
//
// +k8s:deepcopy-gen=package
package maps

// Package alpha is written together with its neighbours.
//
// +k8s:deepcopy-gen=package
package alpha

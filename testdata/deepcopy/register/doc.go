// Package register has a marker with a parameter of old times, which has no effect.
//
// +k8s:deepcopy-gen=package,register
package register

// Package notgeneric gives arguments to a type without parameters.
//
// +k8s:deepcopy-gen=package
package notgeneric

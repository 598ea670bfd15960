// Package genericbare has a generic struct that comes before its instance in the
// order of names: upstream stops at the type parameter.
//
// +k8s:deepcopy-gen=package
package genericbare

// Package only has nothing but a generic slice, of which a function mentions an
// instance.
//
// +k8s:deepcopy-gen=package
package only

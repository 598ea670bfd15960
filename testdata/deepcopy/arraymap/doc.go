// Package arraymap has a map of arrays, which upstream refuses.
//
// +k8s:deepcopy-gen=package
package arraymap

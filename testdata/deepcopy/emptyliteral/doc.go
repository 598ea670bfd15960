// Package emptyliteral has a field of type interface{}, which upstream refuses.
//
// +k8s:deepcopy-gen=package
package emptyliteral

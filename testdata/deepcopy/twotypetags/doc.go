// Package twotypetags has a type with two markers.
//
// +k8s:deepcopy-gen=package
package twotypetags

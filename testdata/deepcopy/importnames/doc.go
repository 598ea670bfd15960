// Package importnames names packages in the order in which its functions name
// their types: the first one gets the short name.
//
// +k8s:deepcopy-gen=package
package importnames

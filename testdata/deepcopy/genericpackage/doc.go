// Package genericpackage has a generic struct and an instance of it that comes
// first in the order of names: its members are those of the instance.
//
// +k8s:deepcopy-gen=package
package genericpackage

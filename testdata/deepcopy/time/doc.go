// Package time has the name of a package that it imports: from 0.32 on no name is
// left for the import.
//
// +k8s:deepcopy-gen=package
package time

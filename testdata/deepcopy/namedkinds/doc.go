// Package namedkinds has named pointers, interfaces and arrays. None of them gets
// functions; the name of a pointer type is kept where it is made.
//
// +k8s:deepcopy-gen=package
package namedkinds

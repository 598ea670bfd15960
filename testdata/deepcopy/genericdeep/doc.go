// Package genericdeep meets the instance of a pointer first, so the functions of
// the generic struct copy a pointer; what comes out does not compile.
//
// +k8s:deepcopy-gen=package
package genericdeep

// Package anonymousodd has structs without a name that hold what has no name in
// the output, and structs within structs.
//
// +k8s:deepcopy-gen=package
package anonymousodd

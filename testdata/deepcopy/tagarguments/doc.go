// Package tagarguments has a marker with an argument: an error from 0.34 on, a
// marker of another name before.
//
// +k8s:deepcopy-gen=package
package tagarguments

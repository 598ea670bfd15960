// Package manualelsewhere uses types of other packages that have hand-written
// methods.
//
// +k8s:deepcopy-gen=package
package manualelsewhere

// Package mapkeyinterface has a map whose keys are interfaces.
//
// +k8s:deepcopy-gen=package
package mapkeyinterface
